using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;

namespace Dryflux.Manifests.Simulation;

/// <summary>Which files something reads, and what for: taken from kustomization files and Flux paths as they are written.</summary>
internal sealed class FileRoles
{
    private readonly Repository _repository;
    private readonly IReadOnlyList<RepoFile> _files;
    private readonly Dictionary<RepoPath, DocumentRole?> _used = [];

    public FileRoles(Repository repository, IReadOnlyList<RepoFile> files)
    {
        _repository = repository;
        _files = files;
        foreach (var file in files.Where(f => KustomizationFiles.IsOne(f.Path)))
        {
            Collect(file);
        }

        foreach (var kustomization in files.Where(f => f.Yaml is not null).SelectMany(f => f.Yaml!.Documents).SelectMany(d => Resource.AllIn(d.Root)).Select(FluxObject.From).OfType<FluxKustomization>())
        {
            CollectGenerated(kustomization);
        }
    }

    /// <summary>True when a kustomization file or a Flux path reads the file.</summary>
    public bool IsUsed(RepoPath path) => _used.ContainsKey(path);

    /// <summary>The role of a file by its place or use; null when its content decides.</summary>
    public DocumentRole? RoleOf(RepoPath path)
    {
        if (KustomizationFiles.IsOne(path))
        {
            return DocumentRole.KustomizationFile;
        }

        return _used.GetValueOrDefault(path) ?? (IsHelmTemplate(path) ? DocumentRole.HelmTemplate : null);
    }

    private void Collect(RepoFile kustomization)
    {
        foreach (var reference in KustomizationFiles.References(kustomization))
        {
            if (reference.PathIn(kustomization.Path.Parent) is { } path)
            {
                _used[path] = _used.GetValueOrDefault(path) ?? reference.Role;
            }
        }
    }

    /// <summary>A Flux path without a kustomization file: Flux takes in every YAML file below it.</summary>
    private void CollectGenerated(FluxKustomization kustomization)
    {
        if (FluxPaths.PathOf(kustomization) is not { } directory
            || !_repository.IsDirectory(directory)
            || KustomizationFiles.In(_repository, directory) is not null)
        {
            return;
        }

        foreach (var file in _files.Where(f => f.Path.IsIn(directory) && f.Path.IsYaml))
        {
            if (!_used.ContainsKey(file.Path) && !IsBelowKustomizationFile(file.Path.Parent, directory))
            {
                _used[file.Path] = null;
            }
        }
    }

    private bool IsBelowKustomizationFile(RepoPath path, RepoPath top)
    {
        for (; path != top && !path.IsRoot; path = path.Parent)
        {
            if (KustomizationFiles.In(_repository, path) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsHelmTemplate(RepoPath path)
    {
        for (var directory = path.Parent; !directory.IsRoot; directory = directory.Parent)
        {
            if (directory.Name == "templates" && directory.Parent.TryCombine("Chart.yaml") is { } chart && _repository.File(chart) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
