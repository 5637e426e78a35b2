using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>
/// Finds Flux Kustomizations that no build applies and that yet begin a cluster, because its bootstrap is not in Git: they build a directory
/// of this repository from a source that stands for it. Examples and templates name paths or sources that are not here. Where some bootstrap is in
/// Git, one that lies outside of a directory <c>clusters</c>, or below a part of it from which a known cluster takes something, is no cluster that
/// was forgotten but a Kustomization that is not used.
/// </summary>
/// <param name="workspace">The repository.</param>
/// <param name="checkout">Where it comes from.</param>
internal sealed class OrphanFinder(Workspace workspace, GitCheckout checkout)
{
    /// <summary>The roots, those of one cluster together.</summary>
    /// <param name="known">The clusters found otherwise.</param>
    public IReadOnlyList<IReadOnlyList<ClusterRoot>> Find(IReadOnlyList<ClusterStart> known)
    {
        var isBootstrapped = known.Any(s => s.IsCertain);
        var candidates = workspace.Objects.OfType<FluxKustomization>().Where(k => IsCandidate(k) && (!isBootstrapped || (IsCluster(RootFinder.PathOf(k).Parent) && !known.Any(s => s.UsesFrom(ClusterDirectory(RootFinder.PathOf(k).Parent))))) && !known.Any(s => s.Applies(k.Resource) || s.Builds(RootFinder.PathOf(k)))).ToList();
        var reached = candidates.ConvertAll(k => FluxPaths.Of(workspace.Repository, k));
        var roots = candidates.Where((k, i) => !reached.Where((paths, j) => j != i && paths.Reach(RootFinder.PathOf(k)) && !(j > i && reached[i].Reach(RootFinder.PathOf(candidates[j])))).Any());
        return
        [
            .. roots
                .Select(k => new ClusterRoot(k, ClusterDirectory(RootFinder.PathOf(k).Parent), k.Field.KeyOrigin.Place) { Source = RootFinder.SourceOf(workspace, k) })
                .GroupBy(r => r.Directory)
                .OrderBy(g => g.Key.Value, StringComparer.Ordinal)
                .Select(g => (IReadOnlyList<ClusterRoot>)[.. g]),
        ];
    }

    private bool IsCandidate(FluxKustomization kustomization)
    {
        if (RootFinder.DirectoryOf(workspace.Repository, kustomization.Path.Text) is not { } directory || !kustomization.SourceRef.Exists)
        {
            return false;
        }

        var isNamedByBootstrap = kustomization.SourceRef["name"].Text == SourceKey.BootstrapName;
        var url = RootFinder.SourceOf(workspace, kustomization)?.Field.At("spec", "url").Text;
        var isOwn = url is not null && checkout.Remotes.Any(r => GitUrl.AreSame(r, url));
        return isOwn || (isNamedByBootstrap && (url is null || checkout.Remotes.Count == 0) && !directory.IsRoot);
    }

    private static bool IsCluster(RepoPath directory) => ClusterDirectory(directory) is { IsRoot: false, Parent.Name: "clusters" };

    /// <summary>The directory below <c>clusters</c> that a directory is or lies in; else the directory itself.</summary>
    private static RepoPath ClusterDirectory(RepoPath directory)
    {
        for (var at = directory; !at.IsRoot; at = at.Parent)
        {
            if (at.Parent.Name == "clusters")
            {
                return at;
            }
        }

        return directory;
    }
}
