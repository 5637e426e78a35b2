using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Simulation;

/// <summary>The objects in the files that a build of a directory takes in, as written: no patch, name or variable is applied.</summary>
public static class BuildInputs
{
    /// <summary>The objects, in no particular order; what lies outside the repository is left out.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="directory">A directory with or without a kustomization file.</param>
    public static IEnumerable<Resource> Of(Workspace workspace, RepoPath directory)
    {
        var seen = new HashSet<RepoPath>();
        var open = new Stack<RepoPath>([directory]);
        while (open.TryPop(out var path))
        {
            if (!seen.Add(path))
            {
                continue;
            }

            if (!workspace.Repository.IsDirectory(path))
            {
                foreach (var resource in workspace.File(path.Value)?.Documents.Where(d => d.Role == DocumentRole.Object).SelectMany(d => d.Resources) ?? [])
                {
                    yield return resource;
                }

                continue;
            }

            var next = KustomizationFiles.In(workspace.Repository, path) is { } kustomization ? Referenced(kustomization) : Entries(workspace.Repository, path);
            foreach (var input in next)
            {
                open.Push(input);
            }
        }
    }

    private static IEnumerable<RepoPath> Referenced(RepoFile kustomization) => kustomization.Yaml is { } yaml
        ? yaml.Documents
            .SelectMany(d => KustomizationFiles.References(Field.Root(d.Root)))
            .Where(r => r.Role is null && r.Field.Text is not null)
            .Select(r => kustomization.Path.Parent.TryCombine(r.Field.Text!))
            .OfType<RepoPath>()
        : [];

    /// <summary>Without a kustomization file Flux takes in what lies below, down to the next kustomization file.</summary>
    private static IEnumerable<RepoPath> Entries(Repository repository, RepoPath directory) => repository.List(directory).Select(e => directory.TryCombine(e.Name)).OfType<RepoPath>();
}
