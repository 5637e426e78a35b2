using Dryflux.Manifests.Flux;

namespace Dryflux.Rules.Security;

/// <summary>Something that a controller of Flux can be started with.</summary>
/// <param name="Controller">The controller, as <c>kustomize-controller</c>.</param>
/// <param name="Kind">A flag with a value or without, or a feature gate.</param>
/// <param name="Name">Its name, without dashes.</param>
/// <param name="Since">The first release line that knows it; the oldest covered one for what is older.</param>
/// <param name="Until">The last one, or null.</param>
internal sealed record ControllerFlag(string Controller, ControllerFlagKind Kind, string Name, FluxVersion Since, FluxVersion? Until)
{
    /// <summary>True when the controller of a release line knows it.</summary>
    public bool IsKnown(FluxVersion version) => Since <= version && !IsGone(version);

    /// <summary>True when the controller knew it before a release line, and does not any more.</summary>
    public bool IsGone(FluxVersion version) => Until is { } until && version > until;
}
