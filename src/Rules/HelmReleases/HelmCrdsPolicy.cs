using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Dependencies;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX420: definitions that a chart brings and an upgrade leaves behind.</summary>
public sealed class HelmCrdsPolicy : ClusterRule
{
    // Charts, or subcharts of them, with a directory crds/ in their repositories: Helm never updates what lies in it. Those that update it by a
    // hook of their own are left out.
    private static readonly HashSet<string> ChartsWithDefinitions = new(
        [
            "actions-runner-controller", "gha-runner-scale-set-controller", "grafana-operator", "kube-prometheus-stack",
            "node-feature-discovery", "postgres-operator", "sealed-secrets", "strimzi-kafka-operator", "traefik", "trivy-operator",
        ],
        StringComparer.Ordinal);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX420",
        Name = "helm-crds-policy",
        Title = "A chart that brings CRDs, and no word on what an upgrade does with them",
        Level = Level.Note,
        Set = RuleSet.Strict,
        Why = """
            helm-controller creates what lies in the `crds/` of a chart when it installs the release, and passes over it when it upgrades: the defaults are
            `install.crds: Create` and `upgrade.crds: Skip`. The release is upgraded and Ready, the controller in it is new and its CRDs are those of the
            day of the installation; a field that it needs is missing, and objects that use it are refused or lose it. Write `upgrade.crds: CreateReplace`,
            or `Skip` where the CRDs are managed elsewhere.

            Charts that lie in the repository are looked at; of others the rule knows some by name. Quiet where either policy is written, where the values
            turn CRDs off or their upgrade on, where the cluster applies CRDs of the same API groups by itself, and where a comment at `chart` or
            `chartRef` gives a reason.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/helm/helmreleases/#controlling-the-lifecycle-of-custom-resource-definitions",
            "https://helm.sh/docs/chart_best_practices/custom_resource_definitions/",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var rendered in cluster.Objects)
        {
            if (FluxObject.From(rendered.Resource) is not FluxHelmRelease release || release.Install["crds"].Exists || release.Upgrade["crds"].Exists || LeavesThemOut(release))
            {
                continue;
            }

            var chart = ChartDefinitions.ChartName(release, cluster);
            var local = LocalChart.Of(rendered, cluster);
            var at = release.ChartRef.Exists ? release.ChartRef : release.Chart["chart"];
            if ((local is not null ? local.HasFiles("crds") : chart is not null && ChartsWithDefinitions.Contains(chart)) && !AreAppliedApart(chart, rendered, cluster) && !context.HasReason(at))
            {
                context.For(rendered, cluster).ReportKey(
                    at,
                    $"chart `{chart}` brings CRDs, which an upgrade passes over: its controller becomes new and they stay old; write `upgrade.crds: CreateReplace`, or `Skip` if something else keeps them");
            }
        }
    }

    private static bool LeavesThemOut(FluxHelmRelease release)
    {
        var values = release.Values;
        return values.At("crds", "enabled").IsFalse || values.At("crds", "install").IsFalse || values.At("crds", "create").IsFalse || values["installCRDs"].IsFalse || values["upgradeCRDs"].IsTrue
            || values.At("crds", "upgradeJob", "enabled").IsTrue;
    }

    /// <summary>True when something else in the cluster brings definitions of the groups of a chart.</summary>
    private static bool AreAppliedApart(string? chart, RenderedObject rendered, Cluster cluster)
    {
        if (chart is null)
        {
            return false;
        }

        var groups = ChartDefinitions.GroupsOf(chart);
        return cluster.Objects.Any(o => o.Id.Kind == "CustomResourceDefinition" && groups.Any(g => o.Id.Name.EndsWith($".{g}", StringComparison.Ordinal)))
            || cluster.Objects.Any(o => o != rendered && FluxObject.From(o.Resource) is FluxHelmRelease other && ChartDefinitions.ChartName(other, cluster) is { } name && name != chart && ChartDefinitions.GroupsOf(name).Intersect(groups).Any());
    }
}
