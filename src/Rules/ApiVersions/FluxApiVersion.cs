using Dryflux.Manifests.Flux;

namespace Dryflux.Rules.ApiVersions;

/// <summary>One version of one Flux API, and its life.</summary>
/// <param name="Group">API group.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Version">Version, as <c>v2beta1</c>.</param>
/// <param name="Introduced">The release line that brought it.</param>
/// <param name="Deprecated">The release line that deprecated it, or null.</param>
/// <param name="Removed">The release line that stopped serving it, or null.</param>
internal sealed record FluxApiVersion(string Group, string Kind, string Version, FluxVersion Introduced, FluxVersion? Deprecated, FluxVersion? Removed)
{
    /// <summary>As <c>apiVersion</c> is written.</summary>
    public string ApiVersion => $"{Group}/{Version}";

    /// <summary>True when another version of the same API came later.</summary>
    public bool IsOlderThan(FluxApiVersion other) => Introduced < other.Introduced;

    /// <summary>True when clusters with this Flux know it.</summary>
    public bool IsServed(FluxVersion target) => Introduced <= target && !IsRemoved(target);

    /// <summary>True when this Flux no longer knows it.</summary>
    public bool IsRemoved(FluxVersion target) => Removed <= target;

    /// <summary>True when this Flux still knows it but announces its end.</summary>
    public bool IsDeprecated(FluxVersion target) => Deprecated <= target && IsServed(target);
}
