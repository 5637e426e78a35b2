using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Reading;

namespace Dryflux.Simulator.Kustomize;

/// <summary>The files that one kustomization may read: paths relative to its directory, bounded by the load restriction (api/internal/loader).</summary>
/// <param name="repository">Where the files are.</param>
/// <param name="directory">The directory of the kustomization, links followed.</param>
/// <param name="isRestricted">True when files must lie in or below the directory.</param>
/// <param name="readResources">Reads the objects in a file, remembering what it has read.</param>
public sealed class BuildFiles(Repository repository, RepoPath directory, bool isRestricted, Func<RepoFile, ResourceFile>? readResources = null)
{
    /// <summary>The directory of the kustomization, links followed.</summary>
    public RepoPath Directory => directory;

    /// <summary>The repository.</summary>
    public Repository Repository => repository;

    /// <summary>The same for another directory.</summary>
    public BuildFiles At(RepoPath other) => new(repository, other, isRestricted, readResources);

    /// <summary>The objects in a file.</summary>
    public ResourceFile Resources(RepoFile file) => readResources is null ? ResourceFile.Read(file) : readResources(file);

    /// <summary>The file at a path, or null with the reason reported.</summary>
    public RepoFile? Read(string path, Origin at, BuildErrors errors)
    {
        var file = TryRead(path, out var problem);
        if (file is null)
        {
            errors.Add(new BuildError(problem!, at.Place) { Kind = IsRemote(path) ? BuildErrorKind.Remote : BuildErrorKind.Build });
        }

        return file;
    }

    /// <summary>The file at a path, or null and why it cannot be read.</summary>
    public RepoFile? TryRead(string path, out string? problem)
    {
        problem = null;
        if (IsRemote(path))
        {
            problem = $"'{path}' is a remote file: a build without network cannot read it";
        }
        else if (Locate(path) is not { } target || repository.Resolve(target) is not { } real)
        {
            problem = Unreadable(path) ?? $"evalsymlink failure on '{Display(path)}' : '{Display(path)}' doesn't exist";
        }
        else if (repository.File(real) is not { } file)
        {
            problem = $"'{Display(path)}' must resolve to a file";
        }
        else if (isRestricted && !real.Parent.IsIn(directory))
        {
            problem = $"security; file '{Display(path)}' is not in or below '{Absolute(directory)}'";
        }
        else if (file.Problem is not null)
        {
            problem = Unreadable(path);
        }
        else
        {
            return file;
        }

        return null;
    }

    /// <summary>That a file, or a directory on the way to it, cannot be read; null when that is not what is wrong with the path.</summary>
    public string? Unreadable(string path) =>
        Locate(path) is { } target && (repository.WhyUnreadable(target) ?? repository.File(target)?.Problem) is { } problem ? $"'{Display(path)}' cannot be read: {problem}" : null;

    /// <summary>The path inside the repository that a path written in the kustomization means; null when it leaves the repository.</summary>
    public RepoPath? Locate(string path)
    {
        if (!path.StartsWith('/'))
        {
            return directory.TryCombine(path);
        }

        var root = repository.Root.TrimEnd('/');
        return path.StartsWith(root + "/", StringComparison.Ordinal) || root.Length == 0 ? RepoPath.TryParse(path[root.Length..]) : null;
    }

    /// <summary>A path of the repository as messages print it: absolute.</summary>
    public string Absolute(RepoPath path) => $"{repository.Root.TrimEnd('/')}/{path}";

    /// <summary>True for <c>http://</c> and <c>https://</c>.</summary>
    public static bool IsRemote(string path) => path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>A path written in the kustomization as messages print it: absolute, <c>..</c> resolved where it can be.</summary>
    public string Display(string path) => Locate(path) is { } inside ? Absolute(inside) : path.StartsWith('/') ? path : $"{Absolute(directory)}/{path}";
}
