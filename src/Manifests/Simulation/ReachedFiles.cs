using Dryflux.Manifests.Repo;

namespace Dryflux.Manifests.Simulation;

/// <summary>
/// Finds the files that builds read, by their paths as written: kustomization files, what these name, and every YAML file below a
/// directory without one. What lies outside the repository is left out.
/// </summary>
/// <param name="repository">Where the files are.</param>
internal sealed class ReachedFiles(Repository repository)
{
    private readonly HashSet<RepoPath> _inputs = [];
    private readonly HashSet<RepoPath> _others = [];

    /// <summary>The files that are read when a file or directory is built, but for those found before; in no particular order.</summary>
    public IEnumerable<ReachedFile> From(RepoPath path)
    {
        var open = new Stack<(RepoPath Path, DocumentRole? Role)>([(path, null)]);
        while (open.TryPop(out var next))
        {
            if (repository.Resolve(next.Path) is not { } real || !(next.Role is null ? _inputs : _others).Add(real))
            {
                continue;
            }

            if (repository.File(real) is { } file)
            {
                yield return new ReachedFile(file, next.Role);
            }
            else if (KustomizationFiles.In(repository, real) is { } kustomization)
            {
                yield return new ReachedFile(kustomization, DocumentRole.KustomizationFile);
                foreach (var reference in KustomizationFiles.References(kustomization))
                {
                    if (reference.PathIn(real) is { } named)
                    {
                        open.Push((named, next.Role ?? reference.Role));
                    }
                }
            }
            else
            {
                foreach (var entry in repository.List(real))
                {
                    if (real.TryCombine(entry.Name) is { } below && (entry.Kind == EntryKind.Directory || below.IsYaml))
                    {
                        open.Push((below, next.Role));
                    }
                }
            }
        }
    }
}
