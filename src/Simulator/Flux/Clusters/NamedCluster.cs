using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>A cluster that somebody names instead of having it found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Directory">The directory that Flux is pointed at.</param>
public sealed record NamedCluster(string Name, RepoPath Directory)
{
    /// <summary>The Flux release that runs in it; null to read it from the repository.</summary>
    public FluxVersion? Flux { get; init; }

    /// <summary>Its Kubernetes version as <c>1.34</c>; null for that of the workspace.</summary>
    public string? Kubernetes { get; init; }
}
