using System.Collections.Concurrent;
using Dryflux.Manifests.Repo;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>Repositories as source-controller ships them, without what <c>.sourceignore</c> and <c>spec.ignore</c> leave out; each made once. Safe for several threads.</summary>
/// <param name="repository">This repository.</param>
internal sealed class Artifacts(Repository repository)
{
    private readonly ConcurrentDictionary<(Repository Repository, string Ignore), Lazy<Repository>> _made = new();

    /// <summary>The absolute path of this repository's root, for messages.</summary>
    public string Root => repository.Root;

    /// <summary>This repository.</summary>
    public Repository Repository => repository;

    /// <summary>A repository as an artifact.</summary>
    /// <param name="source">The repository.</param>
    /// <param name="ignore"><c>spec.ignore</c> of the source, or null.</param>
    public Repository Of(Repository source, string? ignore) => _made.GetOrAdd((source, ignore ?? ""), k => new Lazy<Repository>(() =>
        ArtifactTree.Of(k.Repository, RepoPath.Root, SourceIgnore.ForArtifact(k.Repository, RepoPath.Root, k.Ignore)).ToRepository())).Value;
}
