using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Simulation;

/// <summary>Finds the files that the builds of a cluster read: manifests, kustomization files, patches and generator input.</summary>
internal sealed class ClusterFiles
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly HashSet<(Repository, RepoPath)> _seen = [];

    private ClusterFiles()
    {
    }

    /// <summary>Their paths as people know them; the file that begins the cluster is one of them.</summary>
    public static IReadOnlySet<string> Of(Cluster cluster)
    {
        var files = new ClusterFiles();
        files._paths.Add(cluster.Root.Source.Path);
        foreach (var component in cluster.Components)
        {
            files._paths.Add(component.Flux.Field.Origin.Source.Path);
            if (component is { Repository: { } repository, Directory: { } directory })
            {
                files.Add(repository, directory);
                foreach (var used in component.Kustomization?.Spec["components"].Items.Select(i => directory.TryCombine(i.Text ?? "")).OfType<RepoPath>() ?? [])
                {
                    files.Add(repository, used);
                }
            }
        }

        // What another cluster sends by kubeConfig.
        files._paths.UnionWith(cluster.Objects.Select(o => o.Place.Source.Path));
        return files._paths;
    }

    private void Add(Repository repository, RepoPath path)
    {
        if (repository.Resolve(path) is { } real && _seen.Add((repository, real)))
        {
            AddReal(repository, real);
        }
    }

    private void AddReal(Repository repository, RepoPath path)
    {
        if (!repository.IsDirectory(path))
        {
            if (repository.File(path)?.Text is { } text)
            {
                _paths.Add(text.Path);
            }
        }
        else if (KustomizationFiles.In(repository, path) is { } kustomization)
        {
            AddReferenced(repository, path, kustomization);
        }
        else
        {
            foreach (var entry in repository.List(path))
            {
                Add(repository, path.TryCombine(entry.Name)!);
            }
        }
    }

    private void AddReferenced(Repository repository, RepoPath directory, RepoFile kustomization)
    {
        if (kustomization.Yaml is not { } yaml)
        {
            return;
        }

        _paths.Add(yaml.Source.Path);
        foreach (var (field, role) in yaml.Documents.SelectMany(d => KustomizationFiles.References(Field.Root(d.Root))))
        {
            // A generator source may be written key=path.
            if (field.Text is { } text && directory.TryCombine(role == DocumentRole.Data ? text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..] : text) is { } path)
            {
                Add(repository, path);
            }
        }
    }
}
