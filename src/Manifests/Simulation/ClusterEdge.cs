using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Simulation;

/// <summary>Something that one object of a cluster needs of another.</summary>
/// <param name="Kind">What ties them.</param>
/// <param name="From">The object that needs the other.</param>
/// <param name="Field">The field that says so: where to point.</param>
/// <param name="TargetId">What is needed, defaults of namespaces filled in; its version is "" when the field gives none.</param>
/// <param name="Target">The object, or null when nothing that is known applies it, and for a path: ask <see cref="Cluster.Find(ResourceId)"/> whether something could.</param>
public sealed record ClusterEdge(ClusterEdgeKind Kind, RenderedObject From, Field Field, ResourceId TargetId, RenderedObject? Target)
{
    /// <summary>True when the object, or for a path the directory, is there.</summary>
    public bool IsResolved { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{From} {Kind} {TargetId}{(IsResolved ? "" : " (unresolved)")}";
}
