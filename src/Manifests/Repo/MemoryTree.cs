using System.Text;

namespace Dryflux.Manifests.Repo;

/// <summary>A tree of files in memory: a handful of paths and texts.</summary>
public sealed class MemoryTree : IFileTree
{
    private readonly Dictionary<RepoPath, byte[]> _files = [];
    private readonly Dictionary<RepoPath, SortedDictionary<string, TreeEntry>> _directories = new() { [RepoPath.Root] = new(StringComparer.Ordinal) };

    /// <summary>Makes a tree from paths and texts.</summary>
    public MemoryTree(params IEnumerable<(string Path, string Text)> files)
    {
        foreach (var (path, text) in files)
        {
            Add(path, Encoding.UTF8.GetBytes(text));
        }
    }

    /// <inheritdoc/>
    public string Root => "";

    /// <summary>Adds or replaces a file.</summary>
    public MemoryTree Add(string path, byte[] bytes)
    {
        var at = RepoPath.Parse(path);
        _files[at] = bytes;
        Enter(at, new TreeEntry(at.Name, EntryKind.File, bytes.Length));
        return this;
    }

    /// <summary>Adds an empty directory.</summary>
    public MemoryTree AddDirectory(string path)
    {
        var at = RepoPath.Parse(path);
        _directories.TryAdd(at, new(StringComparer.Ordinal));
        Enter(at, new TreeEntry(at.Name, EntryKind.Directory));
        return this;
    }

    /// <summary>Adds a symbolic link.</summary>
    public MemoryTree AddLink(string path, string target)
    {
        var at = RepoPath.Parse(path);
        Enter(at, new TreeEntry(at.Name, EntryKind.Link, 0, target));
        return this;
    }

    /// <inheritdoc/>
    public IReadOnlyList<TreeEntry>? List(RepoPath directory) => _directories.TryGetValue(directory, out var entries) ? [.. entries.Values] : null;

    /// <inheritdoc/>
    public byte[] Read(RepoPath file) => _files.TryGetValue(file, out var bytes) ? bytes : throw new FileNotFoundException($"no such file: {file}");

    private void Enter(RepoPath path, TreeEntry entry)
    {
        while (!path.IsRoot)
        {
            var parent = path.Parent;
            if (!_directories.TryGetValue(parent, out var entries))
            {
                _directories[parent] = entries = new(StringComparer.Ordinal);
            }

            entries[entry.Name] = entry;
            path = parent;
            entry = new TreeEntry(path.Name, EntryKind.Directory);
        }
    }
}
