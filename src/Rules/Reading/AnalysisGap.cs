using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Reading;

/// <summary>FX006: what was not analysed, and why.</summary>
public sealed class AnalysisGap : ClusterRule
{
    private const int Shown = 20;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX006",
        Name = "analysis-gap",
        Title = "Part of a cluster was not analysed",
        Level = Level.Note,
        Why = """
            A check that silently skips what it cannot see is worse than none. Each cause is named once: a source that lies in another repository, a base
            that kustomize would fetch, a chart that is not rendered, values that are encrypted or not in Git, a template of the Flux Operator, a cluster
            behind a `kubeConfig`. Rules that look for missing objects drop their level where one of these could hide the object, and say so.

            Many gaps can be closed in the configuration: `sources` maps a source to a directory, `externals` declares what exists without being in Git.
            A build that fails is no gap of the analysis: FX219 and its relatives report it.
            """,
        Sources = ["https://fluxcd.io/flux/concepts/"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var gap in cluster.Gaps.Where(g => g.Kind is not (AnalysisGapKind.FailedBuild or AnalysisGapKind.Chart or AnalysisGapKind.FluxItself)))
        {
            var others = gap.Components.Count > 1 ? $" ({gap.Components.Count} components)" : "";
            Report(gap, $"not analysed: {gap.Cause}{others}", [], cluster, context);
        }

        // Charts have one cause in common: they are not rendered.
        var charts = cluster.Gaps.Where(g => g.Kind == AnalysisGapKind.Chart).ToList();
        if (charts.Count == 1)
        {
            Report(charts[0], $"not analysed: {charts[0].Cause}", [], cluster, context);
        }
        else if (charts.Count > 1)
        {
            Report(charts[0], $"not analysed: the charts of {charts.Count} HelmReleases are not rendered, so what they install is not known", [.. charts.Skip(1).Take(Shown).Select(g => new RelatedPlace(g.Place, g.Cause))], cluster, context);
        }
    }

    private static void Report(Manifests.Simulation.AnalysisGap gap, string message, IReadOnlyList<RelatedPlace> related, Cluster cluster, RuleContext context)
    {
        var at = gap.Components is [var first, ..] ? context.For(first.Object, cluster) : context;
        at.Report(gap.Place, message, related: related);
    }
}
