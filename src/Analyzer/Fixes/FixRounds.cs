using Dryflux.Manifests.Repo;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Fixes;

/// <summary>Lints and fixes in memory, again and again, until nothing is left to mend: a fix may uncover another.</summary>
internal sealed class FixRounds
{
    /// <summary>Fixes that feed each other for ever are a fault of ours; better to stop than to hang.</summary>
    private const int MaxRounds = 10;

    private readonly Dictionary<string, FixedFile> _files = new(StringComparer.Ordinal);

    private FixRounds(LintResult before)
    {
        Before = before;
        After = before;
    }

    /// <summary>What was found at first.</summary>
    public LintResult Before { get; }

    /// <summary>What is left, with the number of findings that were mended.</summary>
    public LintResult After { get; private set; }

    /// <summary>The files that change, by path.</summary>
    public IEnumerable<FixedFile> Files => _files.Values.OrderBy(f => f.Before.Path, StringComparer.Ordinal);

    /// <summary>Lints and fixes; nothing is written.</summary>
    /// <param name="options">What to look at, and how.</param>
    /// <param name="unsafeToo">True to make the fixes that need asking.</param>
    public static FixRounds Run(LintOptions options, bool unsafeToo)
    {
        var disk = new DiskTree(options.Root);
        var rounds = new FixRounds(LintRun.Run(options, disk));
        var mended = 0;
        for (var round = 0; round < MaxRounds; round++)
        {
            var result = FixApplier.Apply(rounds.After.Findings, unsafeToo);
            if (result.Fixed.Count == 0)
            {
                break;
            }

            mended += result.Fixed.Count;
            foreach (var (source, text) in result.Texts)
            {
                var before = rounds._files.TryGetValue(source.Path, out var earlier) ? earlier.Before : source;
                rounds._files[source.Path] = new FixedFile(before, text);
            }

            rounds.After = LintRun.Run(options, new FixedTree(disk, rounds._files));
        }

        rounds.After = rounds.After with { Fixed = mended };
        return rounds;
    }
}
