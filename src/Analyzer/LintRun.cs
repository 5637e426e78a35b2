using System.Diagnostics;
using Dryflux.Manifests.Repo;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer;

/// <summary>Puts the stages of a lint run together: read, look over, judge.</summary>
internal static class LintRun
{
    /// <summary>Reads the repository and runs the rules over it.</summary>
    /// <param name="options">What to look at, and how.</param>
    /// <param name="tree">The files; null for those on disk.</param>
    public static LintResult Run(LintOptions options, IFileTree? tree = null)
    {
        var watch = Stopwatch.StartNew();
        var workspace = RepositoryReading.Read(options, tree);
        options.Schemas.AddTo(workspace);
        var findings = RuleRunner.Run(RuleCatalog.All, options.Rules, workspace);
        if (options.OnlyFile is { } only)
        {
            findings = [.. findings.Where(f => f.Place.Source.Path == only)];
        }

        // Flux takes no links into an artifact, so one that leads nowhere leaves no gap.
        var gaps = workspace.Problems
            .Where(p => p.Kind is not (RepoProblemKind.LinkLeavesRoot or RepoProblemKind.LinkCircle or RepoProblemKind.LinkToNothing))
            .Select(p => new Gap(p.Path.Value, p.Message));
        var result = new LintResult(workspace.Target, workspace.Files.Count, workspace.Objects.Count, findings, [.. gaps])
        {
            Clusters = [.. workspace.Clusters.Select(c => (c.Name, c.Flux))],
            Prefix = Checkout.PrefixOf(options.Root),
        };
        return (options.Baseline?.Hide(result, options.OnlyFile) ?? result) with { Elapsed = watch.Elapsed };
    }
}
