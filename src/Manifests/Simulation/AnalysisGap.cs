using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Simulation;

/// <summary>Something that was not analysed, one per cause.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Cause">What is missing and what that means, in plain words, without a final stop.</param>
/// <param name="Place">The text that makes the gap.</param>
public sealed record AnalysisGap(AnalysisGapKind Kind, string Cause, Place Place)
{
    /// <summary>The namespace that objects behind the gap would be in; null when they may be in any.</summary>
    public string? Namespace { get; init; }

    /// <summary>The kinds that objects behind the gap can have; null when they may have any.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    /// <summary>The object whose absence makes the gap, which therefore does not hide it; null when something else does.</summary>
    public ResourceId? Missing { get; init; }

    /// <summary>The components that have the gap, in order of the cluster.</summary>
    public IReadOnlyList<Component> Components { get; init; } = [];

    /// <summary>True when Flux objects of any kind may lie behind the gap: charts and values bring none.</summary>
    public bool MayHideFluxObjects => Kind is AnalysisGapKind.Source or AnalysisGapKind.FailedBuild or AnalysisGapKind.RemoteBase or AnalysisGapKind.Template;

    /// <summary>
    /// True when an object that is missing from the cluster could come from behind the gap. A chart could bring anything into its
    /// namespace, and what lives outside namespaces, but no Flux objects, and not the namespace that it is installed into.
    /// </summary>
    public bool CouldHide(ResourceId id) =>
        Kind != AnalysisGapKind.Values
        && !(Missing is { } missing && missing.Unversioned == id.Unversioned)
        && (Kind != AnalysisGapKind.FluxItself || FluxManifests.MayHold(id))
        && Kinds?.Contains(id.Kind) != false
        && (Kind != AnalysisGapKind.Chart || !(id.Group.EndsWith(".fluxcd.io", StringComparison.Ordinal) || (id is { Group: "", Kind: "Namespace" } && id.Name == Namespace)))
        && (Namespace is null || id.Namespace.Length == 0 || id.Namespace == Namespace);

    /// <inheritdoc/>
    public override string ToString() => $"{Place}: {Cause}";
}
