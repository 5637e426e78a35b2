using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Simulator.Flux.Clusters;

namespace Dryflux.Analyzer;

/// <summary>Reads a repository and simulates its clusters: the stages that every command begins with.</summary>
internal static class RepositoryReading
{
    /// <summary>The repository as read, with its clusters.</summary>
    /// <param name="options">What to look at, and how.</param>
    /// <param name="tree">The files; null for those on disk.</param>
    /// <exception cref="UsageException">A source is mapped to no directory.</exception>
    public static Workspace Read(RepositoryOptions options, IFileTree? tree = null)
    {
        var repository = new Repository(tree ?? new DiskTree(options.Root), options.Limits);
        var listing = RepoReader.Read(repository, new RepoReaderOptions { IsExcluded = options.IsExcluded });
        var workspace = new Workspace(repository, listing.Files, options.Flux, options.Kubernetes, listing.OtherFiles, listing.Problems);
        var simulation = new SimulationOptions
        {
            Clusters = options.Clusters,
            Sources = options.Sources.ToDictionary(s => s.Key, s => Source(repository, s.Key, s.Value, options), StringComparer.Ordinal),
            Externals = options.Externals,
        };
        return workspace.With(ClusterSimulator.Simulate(workspace, simulation));
    }

    /// <summary>A directory of the repository, which shares the files that are read already, or one outside.</summary>
    private static Repository Source(Repository repository, string key, string path, RepositoryOptions options)
    {
        if (!Path.IsPathRooted(path) && RepoPath.TryParse(path) is { } inside)
        {
            return repository.IsDirectory(inside) ? new Repository(ArtifactTree.Of(repository, inside, IgnoreRules.Flux)) : throw Missing();
        }

        return Directory.Exists(Path.Combine(options.Root, path))
            ? new Repository(new DiskTree(Path.Combine(options.Root, path)), options.Limits, path.TrimEnd('/') + "/")
            : throw Missing();

        UsageException Missing() => new($"the configuration maps the source {key} to {path}, where there is no directory");
    }
}
