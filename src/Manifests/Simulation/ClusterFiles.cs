using Dryflux.Manifests.Repo;

namespace Dryflux.Manifests.Simulation;

/// <summary>Finds the files that the builds of a cluster read: manifests, kustomization files, patches and generator input.</summary>
internal static class ClusterFiles
{
    /// <summary>Their paths as people know them; the file that begins the cluster is one of them.</summary>
    public static IReadOnlySet<string> Of(Cluster cluster)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal) { cluster.Root.Source.Path };
        var reached = new Dictionary<Repository, ReachedFiles>();
        foreach (var component in cluster.Components)
        {
            paths.Add(component.Flux.Field.Origin.Source.Path);
            if (component is { Repository: { } repository, Directory: { } directory })
            {
                if (!reached.TryGetValue(repository, out var files))
                {
                    reached[repository] = files = new ReachedFiles(repository);
                }

                paths.UnionWith(Built(component, directory).SelectMany(files.From).Select(f => f.File.Name));
            }
        }

        // What another cluster sends by kubeConfig.
        paths.UnionWith(cluster.Objects.Select(o => o.Place.Source.Path));
        return paths;
    }

    private static IEnumerable<RepoPath> Built(Component component, RepoPath directory) =>
        (component.Kustomization?.Components.Items.Select(i => directory.TryCombine(i.Text ?? "")).OfType<RepoPath>() ?? []).Prepend(directory);
}
