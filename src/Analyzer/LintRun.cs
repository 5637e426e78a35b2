using System.Diagnostics;
using Dryflux.Analyzer.Revisions;
using Dryflux.Manifests.Repo;
using Dryflux.Rules.Engine;
using Dryflux.Simulator.Diff;

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
        var before = options.Base?.Read(options, workspace.Repository);
        var changes = before is null ? null : ClusterDiff.Of(before.Clusters, workspace.Clusters);
        var findings = RuleRunner.Run(RuleCatalog.All, options.Rules, workspace, changes);
        if (options.OnlyFile is { } only)
        {
            findings = [.. findings.Where(f => f.Place.Source.Path == only)];
        }

        // What a finding tells of need not be told twice.
        var gaps = Gap.In(workspace).Where(g => !findings.Any(f => f.Place.Source.Path == g.Path));
        var files = workspace.Files.Count(f => workspace.IsJudged(f.Path.Value));
        var objects = workspace.Objects.Count(o => workspace.IsJudged(o.Field.Origin.Source.Path));
        var result = new LintResult(workspace.Target, files, objects, findings, [.. gaps])
        {
            Clusters = [.. workspace.Judged.Select(c => (c.Name, c.Flux))],
            Prefix = Checkout.PrefixOf(options.Root),
            Base = options.Base?.Name,
        };
        if (before is not null)
        {
            result = NewFindings.In(result, options.Base!.Findings(options, before, findings));
        }

        return (options.Baseline?.Hide(result, path => workspace.IsJudged(path) && (options.OnlyFile is null || path == options.OnlyFile)) ?? result) with { Elapsed = watch.Elapsed };
    }
}
