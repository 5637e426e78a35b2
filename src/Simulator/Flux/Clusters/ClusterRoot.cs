using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>A Flux Kustomization that a cluster begins with.</summary>
/// <param name="Kustomization">The Flux Kustomization, from a file or made of what a bootstrap is told.</param>
/// <param name="Directory">What the cluster is named after.</param>
/// <param name="Place">What makes it a root.</param>
internal sealed record ClusterRoot(FluxKustomization Kustomization, RepoPath Directory, Place Place)
{
    /// <summary>The source that stands for this repository: beside the Flux Kustomization, or made by the bootstrap; null when it is in no file.</summary>
    public Resource? Source { get; init; }

    /// <summary>True when the bootstrap makes the objects: they are in no file.</summary>
    public bool IsMade { get; init; }

    /// <summary>True when a bootstrap says that this is a root; else it only looks like one.</summary>
    public bool IsCertain { get; init; }

    /// <summary>The source as <c>Kind/namespace/name</c>.</summary>
    public SourceKey SourceKey => SourceKey.Of(Kustomization.SourceRef, Kustomization.Namespace is { Length: > 0 } own ? own : SourceKey.FluxNamespace);
}
