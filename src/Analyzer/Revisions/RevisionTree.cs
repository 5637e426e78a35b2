using Dryflux.Manifests.Repo;

namespace Dryflux.Analyzer.Revisions;

/// <summary>
/// A repository as an earlier revision has it: the files on disk, with what has changed since undone. What Git does not track (ignored
/// files, submodules as they are checked out, <c>.git</c> itself) is the same in both.
/// </summary>
internal sealed class RevisionTree : IFileTree
{
    private readonly IFileTree _disk;
    private readonly Dictionary<RepoPath, byte[]> _files = [];
    private readonly Dictionary<RepoPath, Dictionary<string, TreeEntry?>> _entries = [];
    private readonly HashSet<RepoPath> _changed = [];

    /// <summary>Starts with what is on disk.</summary>
    public RevisionTree(IFileTree disk) => _disk = disk;

    /// <inheritdoc/>
    public string Root => _disk.Root;

    /// <summary>True when the file at a path is the one on disk.</summary>
    public bool IsUnchanged(RepoPath path) => !_changed.Contains(path);

    /// <summary>The revision does not have what is at paths on disk, nor directories that hold nothing else: Git knows no empty ones.</summary>
    public void Hide(IReadOnlyCollection<RepoPath> paths)
    {
        foreach (var path in paths)
        {
            _changed.Add(path);
            EntriesOf(path.Parent).TryAdd(path.Name, null);
        }

        foreach (var path in paths)
        {
            for (var directory = path.Parent; !directory.IsRoot && List(directory) is null or []; directory = directory.Parent)
            {
                EntriesOf(directory.Parent).TryAdd(directory.Name, null);
            }
        }
    }

    /// <summary>The revision has a file.</summary>
    public void AddFile(RepoPath path, byte[] bytes)
    {
        _files[path] = bytes;
        Add(path, new TreeEntry(path.Name, EntryKind.File, bytes.Length));
    }

    /// <summary>The revision has a symbolic link.</summary>
    public void AddLink(RepoPath path, string target) => Add(path, new TreeEntry(path.Name, EntryKind.Link, 0, target));

    /// <inheritdoc/>
    public IReadOnlyList<TreeEntry>? List(RepoPath directory)
    {
        var onDisk = IsDirectoryOnDisk(directory) ? _disk.List(directory) : null;
        if (!_entries.TryGetValue(directory, out var changed))
        {
            return onDisk;
        }

        var entries = (onDisk ?? []).Where(e => !changed.ContainsKey(e.Name)).Concat(changed.Values.OfType<TreeEntry>()).ToList();
        entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return entries;
    }

    /// <inheritdoc/>
    public byte[] Read(RepoPath file) => _files.TryGetValue(file, out var bytes) ? bytes : _disk.Read(file);

    private void Add(RepoPath path, TreeEntry entry)
    {
        _changed.Add(path);
        EntriesOf(path.Parent)[path.Name] = entry;
        for (var directory = path.Parent; !directory.IsRoot; directory = directory.Parent)
        {
            EntriesOf(directory.Parent)[directory.Name] = new TreeEntry(directory.Name, EntryKind.Directory);
        }
    }

    private Dictionary<string, TreeEntry?> EntriesOf(RepoPath directory)
    {
        if (!_entries.TryGetValue(directory, out var entries))
        {
            _entries[directory] = entries = new(StringComparer.Ordinal);
        }

        return entries;
    }

    /// <summary>A directory of the revision may be a file or a link by now.</summary>
    private bool IsDirectoryOnDisk(RepoPath directory) =>
        directory.IsRoot || _disk.List(directory.Parent)?.FirstOrDefault(e => e.Name == directory.Name) is { Kind: EntryKind.Directory };
}
