namespace Dryflux.Manifests.Repo;

/// <summary>
/// The files of an artifact under the paths they have in it: those of one repository without what is ignored, or copies of several.
/// The files are the repositories' own, so each is read and parsed once however many artifacts hold it, and keeps the path that a person
/// knows it by. Not to be changed once it has become a repository.
/// </summary>
public sealed class ArtifactTree : IFileTree
{
    private readonly Dictionary<RepoPath, RepoFile> _files = [];
    private readonly Dictionary<RepoPath, Dictionary<string, TreeEntry>> _directories = new() { [RepoPath.Root] = new(StringComparer.Ordinal) };

    /// <summary>Makes an empty artifact.</summary>
    /// <param name="root">The absolute path of its root, for messages.</param>
    public ArtifactTree(string root) => Root = root;

    /// <inheritdoc/>
    public string Root { get; }

    /// <summary>The files below a directory, but for what is ignored or in a directory that cannot be read. Links are no part of an artifact.</summary>
    // fluxcd/pkg artifact/storage/archive.go:Archive
    public static ArtifactTree Of(Repository repository, RepoPath directory, IgnoreRules ignore)
    {
        var tree = new ArtifactTree(directory.IsRoot ? repository.Root : $"{repository.Root.TrimEnd('/')}/{directory}");
        tree.AddAll(repository, directory, RepoPath.Root, path => ignore.Ignores(path, isDirectory: false));
        return tree;
    }

    /// <summary>The artifact as a repository, whose files are those that the artifact was made of.</summary>
    public Repository ToRepository() => new(this) { Shared = path => _files[path] };

    /// <summary>The file at a path, or null.</summary>
    public RepoFile? Find(RepoPath path) => _files.GetValueOrDefault(path);

    /// <summary>True when there is a directory at the path.</summary>
    public bool HasDirectory(RepoPath path) => _directories.ContainsKey(path);

    /// <summary>Adds or replaces a file.</summary>
    public void Add(RepoPath path, RepoFile file)
    {
        _files[path] = file;
        Enter(path, new TreeEntry(path.Name, EntryKind.File, file.Size));
    }

    /// <summary>Adds every file below a directory of a repository, but for links and what is in a directory that cannot be read.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="from">The directory there.</param>
    /// <param name="to">The directory here.</param>
    /// <param name="isLeftOut">Says of a path there whether the file is left out.</param>
    public void AddAll(Repository repository, RepoPath from, RepoPath to, Func<RepoPath, bool> isLeftOut)
    {
        foreach (var entry in repository.List(from))
        {
            if (entry.Name == ".git" || from.TryCombine(entry.Name) is not { } path || to.TryCombine(entry.Name) is not { } target)
            {
                continue;
            }

            if (entry.Kind == EntryKind.Directory)
            {
                AddAll(repository, path, target, isLeftOut);
            }
            else if (entry.Kind == EntryKind.File && !isLeftOut(path) && repository.File(path) is { } file)
            {
                Add(target, file);
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<TreeEntry>? List(RepoPath directory)
    {
        if (!_directories.TryGetValue(directory, out var entries))
        {
            return null;
        }

        var sorted = new List<TreeEntry>(entries.Values);
        sorted.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return sorted;
    }

    /// <inheritdoc/>
    public byte[] Read(RepoPath file) => _files.TryGetValue(file, out var found) ? found.Bytes : throw new FileNotFoundException($"no such file: {file}");

    private void Enter(RepoPath path, TreeEntry entry)
    {
        while (!path.IsRoot)
        {
            var parent = path.Parent;
            var isNew = !_directories.TryGetValue(parent, out var entries);
            if (isNew)
            {
                _directories[parent] = entries = new(StringComparer.Ordinal);
            }

            entries![path.Name] = entry;
            if (!isNew)
            {
                return;
            }

            path = parent;
            entry = new TreeEntry(path.Name, EntryKind.Directory);
        }
    }
}
