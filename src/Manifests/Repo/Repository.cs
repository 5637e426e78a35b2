using System.Collections.Concurrent;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Repo;

/// <summary>
/// A repository, read only. Directories and files are read when first asked for and then kept, so everything sees the same
/// state however long a run takes. Links are followed inside the root and refused outside it. Safe for several threads.
/// </summary>
/// <param name="tree">Where the files are.</param>
/// <param name="limits">Bounds for reading YAML.</param>
/// <param name="prefix">What stands before the paths of its files where people read them, as <c>../apps/</c> for a second repository.</param>
public sealed class Repository(IFileTree tree, YamlLimits? limits = null, string prefix = "")
{
    private const int MaxLinks = 40;

    private readonly YamlLimits _limits = limits ?? YamlLimits.Default;
    private readonly ConcurrentDictionary<RepoPath, IReadOnlyDictionary<string, TreeEntry>?> _directories = new();
    private readonly ConcurrentDictionary<RepoPath, RepoFile> _files = new();

    /// <summary>The file that has been read already for a path, because another revision of the repository has the same; null for none.</summary>
    public Func<RepoPath, RepoFile?>? Shared { get; init; }

    /// <summary>The absolute path of the root, for messages; "" for a repository in memory.</summary>
    public string Root => tree.Root;

    /// <summary>The file at a path, links followed; null when there is none, or it is a directory, or a link leaves the root.</summary>
    /// <exception cref="IOException">A directory on the way cannot be read.</exception>
    public RepoFile? File(RepoPath path)
    {
        if (Resolve(path) is not { } real || Entry(real) is not { Kind: EntryKind.File } entry)
        {
            return null;
        }

        return tree is ArtifactTree artifact ? artifact.File(real) : _files.GetOrAdd(real, p => Shared?.Invoke(p) ?? new RepoFile(p, entry.Size, () => tree.Read(p), _limits, prefix));
    }

    /// <summary>True when the path, links followed, is a directory.</summary>
    /// <exception cref="IOException">A directory on the way cannot be read.</exception>
    public bool IsDirectory(RepoPath path) => Resolve(path) is { } real && (real.IsRoot || Entry(real) is { Kind: EntryKind.Directory });

    /// <summary>The entries of a directory, sorted by name, links as links; none when it is no directory.</summary>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    public IEnumerable<TreeEntry> List(RepoPath directory) => Resolve(directory) is { } real && Directory(real) is { } entries ? entries.Values : [];

    /// <summary>True when the directory's entries can be had: it may have vanished since the directory above it was read.</summary>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    public bool CanList(RepoPath directory) => Resolve(directory) is { } real && Directory(real) is not null;

    /// <summary>The path with every link followed; null when nothing is there, links form a circle, or one leaves the root.</summary>
    /// <exception cref="IOException">A directory on the way cannot be read.</exception>
    public RepoPath? Resolve(RepoPath path) => Resolve(path, out _);

    /// <summary>The path with every link followed, or null and why there is nothing.</summary>
    /// <exception cref="IOException">A directory on the way cannot be read.</exception>
    public RepoPath? Resolve(RepoPath path, out LinkFault fault)
    {
        var followed = 0;
        fault = LinkFault.NothingThere;
        return Resolve(path, ref followed, ref fault);
    }

    private RepoPath? Resolve(RepoPath path, ref int followed, ref LinkFault fault)
    {
        if (path.IsRoot)
        {
            return path;
        }

        if (Resolve(path.Parent, ref followed, ref fault) is not { } parent || Directory(parent) is not { } entries || !entries.TryGetValue(path.Name, out var entry))
        {
            return null;
        }

        var here = parent.TryCombine(path.Name)!;
        if (entry.Kind != EntryKind.Link)
        {
            return here;
        }

        if (++followed > MaxLinks)
        {
            fault = LinkFault.Circle;
            return null;
        }

        if (Target(parent, entry.LinkTarget!) is not { } target)
        {
            fault = LinkFault.LeavesRoot;
            return null;
        }

        return Resolve(target, ref followed, ref fault);
    }

    private RepoPath? Target(RepoPath directory, string target)
    {
        if (!target.StartsWith('/'))
        {
            return directory.TryCombine(target);
        }

        var root = Root.TrimEnd('/');
        return target.StartsWith(root + "/", StringComparison.Ordinal) ? RepoPath.TryParse(target[(root.Length + 1)..]) : null;
    }

    private TreeEntry? Entry(RepoPath path) => Directory(path.Parent) is { } entries && entries.TryGetValue(path.Name, out var entry) ? entry : null;

    private IReadOnlyDictionary<string, TreeEntry>? Directory(RepoPath path) => _directories.GetOrAdd(path, p =>
        tree.List(p) is { } entries ? new OrderedDictionary<string, TreeEntry>(entries.Select(e => KeyValuePair.Create(e.Name, e)), StringComparer.Ordinal) : null);
}
