using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Revisions;

/// <summary>The revision that a run compares with, read and simulated once, however often the other side is looked at.</summary>
internal sealed class BaseRevision
{
    private readonly IFileTree _tree;
    private readonly Func<Repository, RepoPath, bool> _isSame;
    private Workspace? _workspace;
    private IReadOnlyList<Finding>? _findings;

    private BaseRevision(string name, IFileTree tree, Func<Repository, RepoPath, bool> isSame)
    {
        Name = name;
        _tree = tree;
        _isSame = isSame;
    }

    /// <summary>The revision or directory as the user wrote it.</summary>
    public string Name { get; }

    /// <summary>Opens what <c>--base</c> names: a directory if there is one, else a Git revision.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="name">The value of the flag.</param>
    /// <exception cref="UsageException">It cannot be had.</exception>
    public static BaseRevision Open(string root, string name)
    {
        var disk = new DiskTree(root);
        if (Directory.Exists(name))
        {
            var directory = new DiskTree(name);
            return new BaseRevision(name, new ExportedTree(directory, disk), (head, path) => path.IsYaml && head.File(path)?.Bytes is { } bytes && bytes.AsSpan().SequenceEqual(directory.Read(path)));
        }

        var tree = GitRevision.Read(disk, name);
        return new BaseRevision(name, tree, (_, path) => tree.IsUnchanged(path));
    }

    /// <summary>The revision as read, with all its clusters. A file that is the same in both is read and parsed once.</summary>
    /// <param name="options">What to look at, and how.</param>
    /// <param name="head">The repository as it is now.</param>
    public Workspace Read(RepositoryOptions options, Repository head) =>
        _workspace ??= RepositoryReading.Read(options with { OnlyClusters = [] }, _tree, path => _isSame(head, path) ? head.File(path) : null);

    /// <summary>What was wrong in the revision already, so far as it may be wrong now: a rule that finds nothing any more is not asked.</summary>
    /// <param name="options">The same options.</param>
    /// <param name="workspace">The revision as read.</param>
    /// <param name="found">What is found now.</param>
    public IReadOnlyList<Finding> Findings(LintOptions options, Workspace workspace, IReadOnlyList<Finding> found)
    {
        if (_findings is null)
        {
            // Whether a comment suppresses anything can only be told when all rules run.
            var ids = found.Select(f => f.Rule.Id).ToHashSet(StringComparer.Ordinal);
            var needsAll = found.Any(f => f.Rule == CrashedRule.Info || f.Rule.Id == UnusedSuppression.Id);
            options.Schemas.AddTo(workspace);
            _findings = RuleRunner.Run(needsAll ? RuleCatalog.All : [.. RuleCatalog.All.Where(r => ids.Contains(r.Info.Id))], options.Rules, workspace);
        }

        return _findings;
    }
}
