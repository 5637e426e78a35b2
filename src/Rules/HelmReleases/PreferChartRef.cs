using System.Globalization;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Security;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX405: many releases that each fetch the same chart.</summary>
public sealed class PreferChartRef : ClusterRule
{
    private const int Several = 3;
    private const int Shown = 20;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX405",
        Name = "prefer-chart-ref",
        Title = "Several releases of one chart that each fetch it for themselves",
        Level = Level.Note,
        Set = RuleSet.Strict,
        Since = new FluxVersion(2, 3),
        Why = """
            Of every `chart.spec` Flux makes a HelmChart, which source-controller fetches, packs and stores on its own: twenty releases of one chart are
            twenty requests at every interval and twenty places in which the version stands, of which an upgrade forgets one. Since Flux 2.3 a HelmRelease
            can name an OCIRepository or HelmChart by `chartRef`: the chart is fetched once, its version stands in one place, and it can be verified and
            pinned by digest there.

            Counted are releases of one cluster that name the same chart of the same source in the same version, three or more. Where helm-controller runs
            with `--no-cross-namespace-refs`, each namespace counts for itself.
            """,
        Sources = ["https://fluxcd.io/flux/components/helm/helmreleases/#chart-reference", "https://fluxcd.io/flux/components/helm/helmreleases/#chart-template"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var isApart = Tenancy.In(context.Workspace).ForbidsCrossReferences(cluster, "helm-controller");
        var releases = cluster.Edges
            .Where(e => e.Kind == ClusterEdgeKind.Source && AbsentTarget.IsKnown(e.TargetId))
            .Select(e => (e.From, Source: e.TargetId, Chart: (FluxObject.From(e.From.Resource) as FluxHelmRelease)?.Chart))
            .Where(r => r.Chart?["chart"].Text is { } name && !name.HasVariable);
        foreach (var same in releases.GroupBy(r => new SharedChart(r.Source with { Version = "" }, r.Chart!["chart"].Text!, r.Chart["version"].Text, isApart ? r.From.Id.Namespace : ""), (_, same) => same.ToList()).Where(g => g.Count >= Several))
        {
            var (first, source, chart) = same[0];
            context.For(first, cluster).Report(
                chart!["chart"],
                $"{same.Count.ToString(CultureInfo.InvariantCulture)} releases fetch chart `{chart["chart"].Text}` of {source.Kind} `{source.Name}` each for itself: one {(source.Kind == "HelmRepository" ? "OCIRepository or HelmChart" : "HelmChart")} that they name by `chartRef` is fetched once and holds the version in one place",
                related: [.. same.Skip(1).Select(r => r.Chart!["chart"].Origin.Place).Distinct().Where(p => p != chart["chart"].Origin.Place).Take(Shown).Select(p => new RelatedPlace(p, "here too"))]);
        }
    }

    private sealed record SharedChart(ResourceId Source, string Chart, string? Version, string Namespace);
}
