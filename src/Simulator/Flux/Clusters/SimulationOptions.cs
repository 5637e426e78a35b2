using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>What a simulation is told beside the repository.</summary>
public sealed record SimulationOptions
{
    /// <summary>Nothing: everything is found.</summary>
    public static SimulationOptions Default { get; } = new();

    /// <summary>The clusters; none to find them.</summary>
    public IReadOnlyList<NamedCluster> Clusters { get; init; } = [];

    /// <summary>What sources stand for, by <c>Kind/namespace/name</c>; null for a directory that is not there.</summary>
    public IReadOnlyDictionary<string, Repository?> Sources { get; init; } = new Dictionary<string, Repository?>();

    /// <summary>What exists in the clusters without being in Git.</summary>
    public Externals Externals { get; init; } = Externals.None;
}
