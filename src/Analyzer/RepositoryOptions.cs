using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Flux.Clusters;

namespace Dryflux.Analyzer;

/// <summary>Which repository is looked at, and what is known of it beside its files: flags and configuration put together.</summary>
/// <param name="Root">The directory that is the repository.</param>
internal record RepositoryOptions(string Root)
{
    /// <summary>Says of a path from the root whether its file is left out.</summary>
    public Func<string, bool> IsExcluded { get; init; } = _ => false;

    /// <summary>The Flux release to judge for; null to read it from the repository.</summary>
    public FluxVersion? Flux { get; init; }

    /// <summary>The Kubernetes version to judge for; null for the newest known.</summary>
    public string? Kubernetes { get; init; }

    /// <summary>Bounds for reading YAML.</summary>
    public YamlLimits Limits { get; init; } = YamlLimits.Default;

    /// <summary>The clusters; none to find them.</summary>
    public IReadOnlyList<NamedCluster> Clusters { get; init; } = [];

    /// <summary>The names of the clusters that count; none for all.</summary>
    public IReadOnlyList<string> OnlyClusters { get; init; } = [];

    /// <summary>What sources stand for: <c>Kind/namespace/name</c> to a directory, relative to the root.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();

    /// <summary>What exists in the clusters without being in Git.</summary>
    public Externals Externals { get; init; } = Externals.None;
}
