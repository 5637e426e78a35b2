using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>
/// Finds where the clusters of a repository begin: a Flux Kustomization that builds its own file (what a bootstrap writes as
/// <c>gotk-sync.yaml</c>), the <c>sync</c> of a FluxInstance, be it in values of its chart, and a <c>flux-system</c> directory whose sync is
/// not in Git. A path that does not exist here belongs to an example or to another repository.
/// </summary>
/// <param name="workspace">The repository.</param>
internal sealed class RootFinder(Workspace workspace)
{
    /// <summary>The name of the file that a bootstrap writes.</summary>
    private const string SyncFile = "gotk-sync.yaml";

    private readonly Dictionary<RepoPath, ClusterRoot> _roots = [];

    /// <summary>The roots, by the directory they build; the first kind of evidence wins.</summary>
    public IReadOnlyList<ClusterRoot> Find()
    {
        foreach (var kustomization in workspace.Objects.OfType<FluxKustomization>())
        {
            AddKustomization(kustomization);
        }

        foreach (var instance in workspace.Objects.OfType<FluxInstance>())
        {
            AddSync(instance.Sync, instance.Namespace);
        }

        foreach (var document in workspace.Files.SelectMany(f => f.Documents).Where(d => d.Role is DocumentRole.Object or DocumentRole.Data))
        {
            foreach (var release in document.Resources.Where(r => r.Id is { Group: FluxGroups.Helm, Kind: "HelmRelease" }))
            {
                AddSync(release.Field.At("spec", "values", "instance", "sync"), release.Id.Namespace);
            }

            AddSync(document.Field.At("instance", "sync"), "");
        }

        foreach (var file in workspace.Files.Where(f => f.Path.Parent.Name == SourceKey.BootstrapName))
        {
            AddUnwritten(file);
        }

        return [.. _roots.OrderBy(r => r.Key.Value, StringComparer.Ordinal).Select(r => r.Value)];
    }

    /// <summary>The directory a Flux Kustomization builds when that is one of this repository; null when there is none such.</summary>
    public static RepoPath? DirectoryOf(Repository repository, string? path) =>
        RepoPath.TryParse(path ?? "") is { } directory && repository.IsDirectory(directory) ? directory : null;

    /// <summary>The source object that a Flux Kustomization names: the one of its own file, else of its directory, else any; null when there is none.</summary>
    public static Resource? SourceOf(Workspace workspace, FluxKustomization kustomization)
    {
        var reference = SourceKey.Of(kustomization.SourceRef, kustomization.Namespace);
        var file = PathOf(kustomization);
        var all = workspace.Objects.Where(o => o is FluxSource && o.Kind == reference.Kind && o.Name == reference.Name).ToList();
        return (all.Find(o => PathOf(o) == file) ?? all.Find(o => PathOf(o).Parent == file.Parent) ?? (all is [var only] ? only : null))?.Resource;
    }

    /// <summary>A root made of what a bootstrap is told.</summary>
    /// <param name="place">What tells it.</param>
    /// <param name="directory">The directory it builds, also what the cluster is named after.</param>
    /// <param name="key">The source; the Flux Kustomization has the same name.</param>
    /// <param name="path">The path as written.</param>
    /// <param name="source">What is known of the source's spec.</param>
    public static ClusterRoot Make(Place place, RepoPath directory, SourceKey key, YamlNode? path, params ReadOnlySpan<(string Key, YamlNode? Value)> source)
    {
        var make = new MadeObject(place);
        var sourceRef = make.Map(("kind", make.Text(key.Kind)), ("name", make.Text(key.Name)));
        var spec = make.Map(("prune", make.Text("true")), ("sourceRef", sourceRef), ("path", path ?? make.Text(directory.IsRoot ? "./" : $"./{directory}")));
        var kustomization = make.Object("kustomize.toolkit.fluxcd.io/v1", "Kustomization", key.Namespace, key.Name, spec);
        return new ClusterRoot((FluxKustomization)FluxObject.From(kustomization)!, directory.Name == SourceKey.BootstrapName ? directory.Parent : directory, place)
        {
            IsMade = true,
            IsCertain = true,
            Source = make.Object("source.toolkit.fluxcd.io/v1", key.Kind, key.Namespace, key.Name, make.Map(source)),
        };
    }

    /// <summary>The file that holds an object of the repository.</summary>
    public static RepoPath PathOf(FluxObject flux) => RepoPath.Parse(flux.Field.Origin.Source.Path);

    private void AddKustomization(FluxKustomization kustomization)
    {
        var file = PathOf(kustomization);
        if (DirectoryOf(workspace.Repository, kustomization.Path.Text) is not { } directory || !kustomization.SourceRef.Exists)
        {
            return;
        }

        var isNamedByBootstrap = kustomization.SourceRef["name"].Text == SourceKey.BootstrapName;
        var source = SourceOf(workspace, kustomization);
        var isBeside = source is not null && RepoPath.Parse(source.Root.Origin.Source.Path).Parent == file.Parent;
        var buildsItself = file.IsIn(directory) && FluxPaths.Of(workspace.Repository, kustomization).Reach(file);
        if (file.Name == SyncFile || (buildsItself && (isNamedByBootstrap || (isBeside && !directory.IsRoot))))
        {
            var name = file.Parent.Name == SourceKey.BootstrapName ? file.Parent.Parent : directory;
            _roots.TryAdd(directory, new ClusterRoot(kustomization, name, kustomization.Field.KeyOrigin.Place) { Source = source, IsCertain = file.Name == SyncFile });
        }
    }

    /// <summary>What the Flux Operator makes of <c>sync</c>: a source and a Flux Kustomization of one name.</summary>
    private void AddSync(Field sync, string @namespace)
    {
        if (sync["url"].Text is not { Length: > 0 } || sync["path"].Scalar is not { } path || DirectoryOf(workspace.Repository, path.Value) is not { IsRoot: false } directory)
        {
            return;
        }

        // Flux Operator api/v1/fluxinstance_types.go: the name is the namespace's unless given.
        var home = @namespace.Length > 0 ? @namespace : SourceKey.FluxNamespace;
        var key = new SourceKey(sync["kind"].Text ?? "GitRepository", home, sync["name"].Text ?? home);
        var (field, value) = key.Kind == "Bucket" ? ("bucketName", sync["url"].Node) : ("url", sync["url"].Node);
        _roots.TryAdd(directory, Make(sync.KeyOrigin.Place, directory, key, path, [(field, value), ("ref", Reference(sync["ref"], key.Kind))]));
    }

    /// <summary><c>spec.ref</c> of the source for a Git reference or a tag.</summary>
    private static YamlMap? Reference(Field reference, string kind)
    {
        const string Branch = "refs/heads/";
        if (reference.Scalar is not { } scalar || kind == "Bucket")
        {
            return null;
        }

        var make = new MadeObject(scalar.Origin.Place);
        return kind == "OCIRepository" ? make.Map(("tag", scalar))
            : scalar.Value.StartsWith(Branch, StringComparison.Ordinal) ? make.Map(("branch", make.Text(scalar.Value[Branch.Length..])))
            : make.Map(("name", scalar));
    }

    /// <summary>A bootstrap directory that holds the controllers, or an empty sync file: what a bootstrap writes there is always the same.</summary>
    private void AddUnwritten(SourceFile file)
    {
        var directory = file.Path.Parent.Parent;
        var isEmptySync = file.Path.Name == SyncFile && file.Documents.All(d => d.Resources.Count == 0);
        var isInstallation = file.Path.Name == "gotk-components.yaml" && workspace.Repository.File(file.Path.Parent.TryCombine(SyncFile)!) is null;
        if (isEmptySync || isInstallation)
        {
            var place = new Place(file.Yaml.Source, default);
            _roots.TryAdd(directory, Make(place, directory, new SourceKey("GitRepository", SourceKey.FluxNamespace, SourceKey.BootstrapName), null, []));
        }
    }
}
