using System.Text;
using Dryflux.Manifests.Repo;

namespace Dryflux.Analyzer.Revisions;

/// <summary>Reads a revision of a checkout into memory: only what has changed since is asked of git, nothing is checked out.</summary>
internal sealed class GitRevision
{
    private const string LinkMode = "120000";
    private const string SubmoduleMode = "160000";

    private readonly GitProgram _git;
    private readonly RevisionTree _tree;
    private readonly List<RepoPath> _hidden = [];
    private readonly List<(RepoPath Path, string Mode, string Hash)> _earlier = [];

    private GitRevision(GitProgram git, IFileTree disk)
    {
        _git = git;
        _tree = new RevisionTree(disk);
    }

    /// <summary>
    /// The tree of the commit from which the checkout went its own way: the merge base of a revision and <c>HEAD</c>. What others have added to
    /// a branch since is no change of this one.
    /// </summary>
    /// <param name="disk">The repository, the whole checkout or a directory of it.</param>
    /// <param name="revision">Anything that git takes for a commit.</param>
    /// <exception cref="UsageException">It cannot be had.</exception>
    public static RevisionTree Read(IFileTree disk, string revision)
    {
        var git = new GitProgram(disk.Root);
        if (git.TryLine("rev-parse", "--show-prefix") is not { } prefix)
        {
            throw new UsageException($"--base: {disk.Root} lies in no Git checkout, so '{revision}' must be a directory");
        }

        if (revision.StartsWith('-') || git.TryLine("rev-parse", "--verify", "--quiet", revision + "^{commit}") is not { Length: > 0 } commit)
        {
            throw new UsageException($"--base: '{revision}' is neither a directory nor a revision of this checkout{(IsShallow(git) ? ", which is shallow: fetch more of its history (actions/checkout: fetch-depth: 0)" : "")}");
        }

        if (git.TryLine("merge-base", commit, "HEAD") is not { Length: > 0 } start)
        {
            throw new UsageException($"--base: '{revision}' and HEAD have no commit in common{(IsShallow(git) ? " in this shallow checkout: fetch more of its history (actions/checkout: fetch-depth: 0)" : "")}");
        }

        if (git.TryLine("rev-parse", "--verify", "--quiet", $"{start}:{prefix.TrimEnd('/')}") is null)
        {
            throw new UsageException($"--base: the directory {prefix.TrimEnd('/')} does not exist in '{revision}'");
        }

        var reading = new GitRevision(git, disk);
        reading.FindChanges(start);
        reading.Undo();
        return reading._tree;
    }

    private static bool IsShallow(GitProgram git) => git.TryLine("rev-parse", "--is-shallow-repository") == "true";

    /// <summary>What differs between a commit and the disk: <c>:old-mode new-mode old-hash new-hash status NUL path NUL</c>, and files that are in no commit.</summary>
    private void FindChanges(string commit)
    {
        var fields = Fields(_git.Run("", "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--relative", commit, "--", "."));
        for (var i = 0; i + 1 < fields.Length; i += 2)
        {
            var (change, path) = (fields[i].TrimStart(':').Split(' '), RepoPath.Parse(fields[i + 1]));
            if (change[4] is "A" or "U")
            {
                _hidden.Add(path);
            }
            else if (change[0] != SubmoduleMode)
            {
                _earlier.Add((path, change[0], change[2]));
            }
        }

        // A repository of its own in a directory that is not tracked ends with a slash.
        _hidden.AddRange(Fields(_git.Run("", "ls-files", "--others", "--exclude-standard", "-z")).Select(p => RepoPath.Parse(p)));
    }

    private void Undo()
    {
        var contents = Contents([.. _earlier.Select(e => e.Hash).Distinct(StringComparer.Ordinal)]);
        foreach (var (path, mode, hash) in _earlier)
        {
            if (mode == LinkMode)
            {
                _tree.AddLink(path, Encoding.UTF8.GetString(contents[hash]));
            }
            else
            {
                _tree.AddFile(path, contents[hash]);
            }
        }

        _tree.Hide(_hidden);
    }

    /// <summary>Objects by hash: for each, git prints <c>hash type size LF content LF</c>.</summary>
    private Dictionary<string, byte[]> Contents(IReadOnlyList<string> hashes)
    {
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (hashes.Count == 0)
        {
            return contents;
        }

        var output = _git.Run(string.Concat(hashes.Select(h => h + "\n")), "cat-file", "--batch").AsSpan();
        foreach (var hash in hashes)
        {
            var end = output.IndexOf((byte)'\n');
            var heading = Encoding.ASCII.GetString(output[..end]).Split(' ');
            if (heading is not [_, _, var length] || !int.TryParse(length, out var size))
            {
                throw new UsageException($"--base: git does not have the object {hash}: the checkout is not complete");
            }

            contents[hash] = output.Slice(end + 1, size).ToArray();
            output = output[(end + 1 + size + 1)..];
        }

        return contents;
    }

    private static string[] Fields(byte[] output) => Encoding.UTF8.GetString(output).Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
