using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Simulator.Flux.Clusters;

namespace Dryflux.Analyzer;

/// <summary>Reads a repository and simulates its clusters: the stages that every command begins with.</summary>
internal static class RepositoryReading
{
    /// <summary>The repository as read, without clusters.</summary>
    /// <param name="options">What to look at, and how.</param>
    /// <param name="tree">The files; null for those on disk.</param>
    /// <param name="shared">The file that is read already for a path, as another revision has it too; null for none.</param>
    public static Workspace Files(RepositoryOptions options, IFileTree? tree = null, Func<RepoPath, RepoFile?>? shared = null)
    {
        var repository = new Repository(tree ?? new DiskTree(options.Root), options.Limits) { Shared = shared };
        var listing = RepoReader.Read(repository, new RepoReaderOptions { IsExcluded = options.IsExcluded });
        return new Workspace(repository, listing.Files, options.Flux, options.Kubernetes, listing.OtherFiles, listing.Problems);
    }

    /// <summary>The repository as read, with its clusters.</summary>
    /// <param name="options">What to look at, and how.</param>
    /// <param name="tree">The files; null for those on disk.</param>
    /// <param name="shared">The file that is read already for a path, as another revision has it too; null for none.</param>
    /// <exception cref="UsageException">There is no cluster with a name that is asked for.</exception>
    public static Workspace Read(RepositoryOptions options, IFileTree? tree = null, Func<RepoPath, RepoFile?>? shared = null)
    {
        var workspace = Files(options, tree, shared);
        var simulation = new SimulationOptions
        {
            Clusters = options.Clusters,
            Sources = options.Sources.ToDictionary(s => s.Key, s => Source(workspace.Repository, s.Value, options), StringComparer.Ordinal),
            Externals = options.Externals,
        };
        var clusters = ClusterSimulator.Simulate(workspace, simulation);
        return workspace.With(clusters, options.OnlyClusters.Count == 0 ? null : Named(options.OnlyClusters, clusters));
    }

    private static List<Cluster> Named(IReadOnlyList<string> names, IReadOnlyList<Cluster> clusters)
    {
        var known = clusters.Select(c => c.Name).ToList();
        var unknown = names.FirstOrDefault(n => !known.Contains(n));
        return unknown is null
            ? [.. clusters.Where(c => names.Contains(c.Name))]
            : throw Suggestion.NoCluster(unknown, known);
    }

    /// <summary>A directory of the repository, which shares the files that are read already, or one outside; null when there is none.</summary>
    private static Repository? Source(Repository repository, string path, RepositoryOptions options)
    {
        if (!Path.IsPathRooted(path) && RepoPath.TryParse(path) is { } inside)
        {
            return repository.IsDirectory(inside) ? ArtifactTree.Of(repository, inside, IgnoreRules.Flux).ToRepository() : null;
        }

        var outside = Path.Combine(options.Root, path);
        return Directory.Exists(outside) ? new Repository(new DiskTree(outside), options.Limits, path.TrimEnd('/') + "/") : null;
    }
}
