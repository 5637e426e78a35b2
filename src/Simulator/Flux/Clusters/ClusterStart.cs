using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>What may be a cluster: roots, and what grows from them.</summary>
/// <param name="roots">The roots.</param>
/// <param name="growth">What has grown from them.</param>
internal sealed class ClusterStart(IReadOnlyList<ClusterRoot> roots, ClusterGrowth growth)
{
    private readonly HashSet<(string Path, int Start)> _applied = [.. growth.Landings.SelectMany(l => l.Components).Where(c => c.Parent is not null).Select(c => KeyOf(c.Flux.Resource))];

    private readonly HashSet<RepoPath> _directories = [.. growth.Landings.SelectMany(l => l.Components).Select(c => c.Directory).OfType<RepoPath>()];

    private readonly Lazy<List<RepoPath>> _files = new(() =>
        [.. growth.Landings.SelectMany(l => l.Components).SelectMany(c => c.Objects).Select(o => o.Place.Source.Path).Distinct().Select(p => RepoPath.TryParse(p)).OfType<RepoPath>()]);

    /// <summary>The roots.</summary>
    public IReadOnlyList<ClusterRoot> Roots => roots;

    /// <summary>What has grown from them.</summary>
    public ClusterGrowth Growth => growth;

    /// <summary>True when a bootstrap says that it is a cluster.</summary>
    public bool IsCertain => roots.Any(r => r.IsCertain);

    /// <summary>True when the object in a file is one that a component here applies.</summary>
    public bool Applies(Resource resource) => _applied.Contains(KeyOf(resource));

    /// <summary>True when a component here builds a directory that holds a file.</summary>
    public bool Builds(RepoPath file)
    {
        for (var directory = file.Parent; ; directory = directory.Parent)
        {
            if (_directories.Contains(directory))
            {
                return true;
            }

            if (directory.IsRoot)
            {
                return false;
            }
        }
    }

    /// <summary>True when a component here builds the directory of another root.</summary>
    public bool BuildsDirectory(ClusterRoot root) => RepoPath.TryParse(root.Kustomization.Path.Text ?? "") is { } directory && Builds(directory.TryCombine("kustomization.yaml")!);

    /// <summary>True when something that a component here applies is written in a directory or below.</summary>
    public bool UsesFrom(RepoPath directory) => _files.Value.Exists(f => f.IsIn(directory));

    /// <summary>What tells an object of a file from all others, rendered or not.</summary>
    private static (string Path, int Start) KeyOf(Resource resource) => (resource.Root.Origin.Source.Path, resource.Root.Origin.Span.Start);
}
