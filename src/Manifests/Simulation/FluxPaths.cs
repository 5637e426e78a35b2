using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Simulation;

/// <summary>
/// The files that the Flux Kustomizations of a repository reach, by their paths as written: kustomization files, what these name, and
/// every YAML file below a path without one. Any path that exists here counts; only the whole repository, which is a path of every
/// source there is, counts for the source called <c>flux-system</c> alone.
/// </summary>
public sealed class FluxPaths
{
    private readonly Repository _repository;
    private readonly HashSet<RepoPath> _files = [];
    private readonly HashSet<RepoPath> _directories = [];

    internal FluxPaths(Repository repository, IEnumerable<FluxObject> objects)
    {
        _repository = repository;
        foreach (var flux in objects)
        {
            if (flux is FluxKustomization kustomization && PathOf(kustomization) is { } path)
            {
                Enter(path);
                foreach (var component in kustomization.Components.Items)
                {
                    Enter(path, component.Text);
                }
            }
            else if (flux is FluxInstance { Sync.Exists: true } instance)
            {
                Enter(RepoPath.Root, instance.Sync["path"].Text ?? "");
            }
        }
    }

    /// <summary>The files that one Flux Kustomization reaches.</summary>
    public static FluxPaths Of(Repository repository, FluxKustomization kustomization) => new(repository, [kustomization]);

    /// <summary>True when some Flux Kustomization reads the file.</summary>
    public bool Reach(RepoPath file) => _files.Contains(file);

    /// <summary>The path of a Flux Kustomization when it can be one of this repository; null when it climbs out or is most likely another's root.</summary>
    internal static RepoPath? PathOf(FluxKustomization kustomization) =>
        RepoPath.TryParse(kustomization.Path.Text ?? "") is { } path && (!path.IsRoot || kustomization.SourceRef["name"].Text is "flux-system") ? path : null;

    private void Enter(RepoPath from, string? relative)
    {
        if (relative is not null && from.TryCombine(relative) is { } path)
        {
            Enter(path);
        }
    }

    private void Enter(RepoPath path)
    {
        if (_repository.Resolve(path) is not { } real)
        {
            return;
        }

        if (!_repository.IsDirectory(real))
        {
            _files.Add(real);
        }
        else if (_directories.Add(real))
        {
            if (KustomizationFiles.In(_repository, real) is { } file)
            {
                Follow(file);
            }
            else
            {
                TakeAll(real);
            }
        }
    }

    private void Follow(RepoFile file)
    {
        _files.Add(file.Path);
        if (file.Yaml?.Documents is not [var first, ..])
        {
            return;
        }

        foreach (var (field, role) in KustomizationFiles.References(Field.Root(first.Root)))
        {
            // A generator source may be written key=path.
            var text = field.Text;
            Enter(file.Path.Parent, role == DocumentRole.Data ? text?[(text.IndexOf('=', StringComparison.Ordinal) + 1)..] : text);
        }
    }

    /// <summary>Without a kustomization file Flux takes in every YAML file below, and directories with such a file as bases.</summary>
    private void TakeAll(RepoPath directory)
    {
        foreach (var entry in _repository.List(directory))
        {
            if (directory.TryCombine(entry.Name) is { } path && (entry.Kind == EntryKind.Directory || path.IsYaml))
            {
                Enter(path);
            }
        }
    }
}
