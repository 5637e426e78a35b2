using System.Collections.Concurrent;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Repo;

/// <summary>
/// A repository, read only. Directories and files are read when first asked for and then kept, so everything sees the same
/// state however long a run takes. Links are followed inside the root and refused outside it. What cannot be read is no exception:
/// see <see cref="WhyUnreadable"/> and <see cref="RepoFile.Problem"/>. Safe for several threads.
/// </summary>
/// <param name="tree">Where the files are.</param>
/// <param name="limits">Bounds for reading YAML.</param>
/// <param name="prefix">What stands before the paths of its files where people read them, as <c>../apps/</c> for a second repository.</param>
public sealed class Repository(IFileTree tree, YamlLimits? limits = null, string prefix = "")
{
    private const int MaxLinks = 40;

    private readonly YamlLimits _limits = limits ?? YamlLimits.Default;
    private readonly ConcurrentDictionary<RepoPath, Listed> _directories = new();
    private readonly ConcurrentDictionary<RepoPath, RepoFile> _files = new();

    /// <summary>The file that has been read already for a path, because another revision or another tree has the same; null for none.</summary>
    public Func<RepoPath, RepoFile?>? Shared { get; init; }

    /// <summary>The absolute path of the root, for messages; "" for a repository in memory.</summary>
    public string Root => tree.Root;

    /// <summary>The file at a path, links followed; null when there is none, or it is a directory, or a link leaves the root.</summary>
    public RepoFile? File(RepoPath path)
    {
        if (Resolve(path) is not { } real || Entry(real) is not { Kind: EntryKind.File } entry)
        {
            return null;
        }

        return _files.GetOrAdd(real, p => Shared?.Invoke(p) ?? new RepoFile(p, entry.Size, () => tree.Read(p), _limits, prefix));
    }

    /// <summary>True when the path, links followed, is a directory, be it one that cannot be read.</summary>
    public bool IsDirectory(RepoPath path) => Resolve(path) is { } real && (real.IsRoot || Entry(real) is { Kind: EntryKind.Directory });

    /// <summary>The entries of a directory, sorted by name, links as links; none when it is no directory or cannot be read.</summary>
    public IEnumerable<TreeEntry> List(RepoPath directory) => Resolve(directory) is { } real && Directory(real).Entries is { } entries ? entries.Values : [];

    /// <summary>True when there are entries, be it none: a directory that the one above it shows may have vanished since, and one may be unreadable.</summary>
    public bool CanList(RepoPath directory) => Resolve(directory) is { } real && Directory(real).Entries is not null;

    /// <summary>Why the directory at a path, or one on the way to it, cannot be read; null when that is not what is wrong with the path.</summary>
    public string? WhyUnreadable(RepoPath path)
    {
        // From the root down to the last directory that anybody has looked into.
        for (var end = 0; end >= 0 && _directories.TryGetValue(path.UpTo(end), out var listed); end = path.EndOfPart(end))
        {
            if (listed.Problem is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>The path with every link followed; null when nothing is there, links form a circle, or one leaves the root.</summary>
    public RepoPath? Resolve(RepoPath path) => Resolve(path, out _);

    /// <summary>The path with every link followed, or null and why there is nothing.</summary>
    public RepoPath? Resolve(RepoPath path, out LinkFault fault)
    {
        fault = LinkFault.NothingThere;
        var here = RepoPath.Root;
        var followed = 0;
        for (var end = path.EndOfPart(0); end >= 0; end = path.EndOfPart(end))
        {
            var next = path.UpTo(end);
            if (Entry(next) is not { } entry)
            {
                fault = Directory(here).Problem is null ? LinkFault.NothingThere : LinkFault.Unreadable;
                return null;
            }

            if (entry.Kind != EntryKind.Link)
            {
                here = next;
                continue;
            }

            if (++followed > MaxLinks)
            {
                fault = LinkFault.Circle;
                return null;
            }

            if (Target(here, entry.LinkTarget!)?.TryCombine(path.Value[end..]) is not { } target)
            {
                fault = LinkFault.LeavesRoot;
                return null;
            }

            (path, here, end) = (target, RepoPath.Root, 0);
        }

        return here;
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

    private TreeEntry? Entry(RepoPath path) => Directory(path.Parent).Entries?.GetValueOrDefault(path.Name);

    private Listed Directory(RepoPath path) => _directories.GetOrAdd(path, p =>
    {
        try
        {
            return new Listed(tree.List(p) is { } entries ? new OrderedDictionary<string, TreeEntry>(entries.Select(e => KeyValuePair.Create(e.Name, e)), StringComparer.Ordinal) : null, null);
        }
        catch (IOException unreadable)
        {
            return new Listed(null, unreadable.Message);
        }
    });

    /// <param name="Entries">The entries; null when there is no such directory, or it cannot be read.</param>
    /// <param name="Problem">Why it cannot be read, or null.</param>
    private sealed record Listed(IReadOnlyDictionary<string, TreeEntry>? Entries, string? Problem);
}
