using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>A gap as one component has it.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Cause">The cause; gaps of one kind and cause are one gap.</param>
/// <param name="Place">The text that makes it.</param>
/// <param name="Namespace">The namespace that objects behind it would be in; null for any.</param>
/// <param name="Kinds">The kinds that they can have; null for any.</param>
/// <param name="Missing">The object whose absence makes the gap, or null.</param>
internal sealed record FoundGap(AnalysisGapKind Kind, string Cause, Place Place, string? Namespace = null, IReadOnlyList<string>? Kinds = null, ResourceId? Missing = null);
