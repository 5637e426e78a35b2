using Dryflux.Manifests.Repo;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Fixes;

/// <summary>Judges and fixes in memory, again and again, until nothing is left to mend: a fix may uncover another.</summary>
internal sealed class FixRounds
{
    /// <summary>Fixes that feed each other for ever are a fault of ours; better to stop than to hang.</summary>
    private const int MaxRounds = 10;

    private readonly Dictionary<string, FixedFile> _files = new(StringComparer.Ordinal);

    private FixRounds(IFileTree disk, LintResult before)
    {
        Before = before;
        After = before;
        Tree = new FixedTree(disk, _files);
    }

    /// <summary>The repository as it will be.</summary>
    public IFileTree Tree { get; }

    /// <summary>What was found at first.</summary>
    public LintResult Before { get; }

    /// <summary>What is left, with the number of findings that were mended.</summary>
    public LintResult After { get; private set; }

    /// <summary>The files that change, by path.</summary>
    public IEnumerable<FixedFile> Files => _files.Values.OrderBy(f => f.Before.Path, StringComparer.Ordinal);

    /// <summary>The findings that were mended, each as it was found.</summary>
    public List<Finding> Mended { get; } = [];

    /// <summary>Judges and fixes; nothing is written.</summary>
    /// <param name="root">The directory that is the repository.</param>
    /// <param name="judge">Looks at a tree of files.</param>
    /// <param name="unsafeToo">True to make the fixes that need asking.</param>
    public static FixRounds Run(string root, Func<IFileTree, LintResult> judge, bool unsafeToo)
    {
        var disk = new DiskTree(root);
        var rounds = new FixRounds(disk, judge(disk));
        for (var round = 0; round < MaxRounds; round++)
        {
            var result = FixApplier.Apply(rounds.After.Findings, unsafeToo);
            if (result.Fixed.Count == 0)
            {
                break;
            }

            rounds.Mended.AddRange(result.Fixed);
            foreach (var (source, text) in result.Texts)
            {
                var before = rounds._files.TryGetValue(source.Path, out var earlier) ? earlier.Before : source;
                rounds._files[source.Path] = new FixedFile(before, text);
            }

            rounds.After = judge(rounds.Tree);
        }

        rounds.After = rounds.After with { Fixed = rounds.Mended.Count };
        return rounds;
    }
}
