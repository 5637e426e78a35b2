using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;

namespace Dryflux.Manifests.Simulation;

/// <summary>
/// The files that the Flux Kustomizations of a repository reach, by their paths as written: kustomization files, what these name, and
/// every YAML file below a path without one. Any path that exists here counts; only the whole repository, which is a path of every
/// source there is, counts for the source called <c>flux-system</c> alone.
/// </summary>
public sealed class FluxPaths
{
    private readonly HashSet<RepoPath> _files;

    internal FluxPaths(Repository repository, IEnumerable<FluxObject> objects)
    {
        var reached = new ReachedFiles(repository);
        _files = [.. objects.SelectMany(PathsOf).SelectMany(reached.From).Select(f => f.File.Path)];
    }

    /// <summary>The files that one Flux Kustomization reaches.</summary>
    public static FluxPaths Of(Repository repository, FluxKustomization kustomization) => new(repository, [kustomization]);

    /// <summary>True when some Flux Kustomization reads the file.</summary>
    public bool Reach(RepoPath file) => _files.Contains(file);

    /// <summary>The path of a Flux Kustomization when it can be one of this repository; null when it climbs out or is most likely another's root.</summary>
    internal static RepoPath? PathOf(FluxKustomization kustomization) =>
        RepoPath.TryParse(kustomization.Path.Text ?? "") is { } path && (!path.IsRoot || kustomization.SourceRef["name"].Text is "flux-system") ? path : null;

    private static IEnumerable<RepoPath> PathsOf(FluxObject flux) => flux switch
    {
        FluxKustomization kustomization when PathOf(kustomization) is { } path =>
            kustomization.Components.Items.Select(c => c.Text is { } component ? path.TryCombine(component) : null).OfType<RepoPath>().Prepend(path),
        FluxInstance { Sync.Exists: true } instance => RepoPath.TryParse(instance.Sync["path"].Text ?? "") is { } path ? [path] : [],
        _ => [],
    };
}
