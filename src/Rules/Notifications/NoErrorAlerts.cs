using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Notifications;

/// <summary>FX708: a cluster that keeps its failures to itself.</summary>
public sealed class NoErrorAlerts : ClusterRule
{
    private static readonly string[] Metrics = ["gotk_", "flux_resource_info", "flux_instance_info", "flux_operator_"];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX708",
        Name = "no-error-alerts",
        Title = "A cluster without an Alert that tells of failures",
        Level = Level.Note,
        Set = RuleSet.Strict,
        Why = """
            A build that fails, a release that is rolled back, a source that cannot be fetched: Flux keeps what runs, writes the reason into the status of the
            object, and tries again. Nobody is told unless an Alert sends events to a Provider. `eventSeverity: error` sends failures alone, `info`, which is
            the default, sends them too. One Alert for each namespace with Flux objects is enough (`kind: Kustomization`, `name: '*'`).

            Suspended Alerts do not count. Quiet where something in the cluster evaluates the metrics of Flux (`gotk_...`, `flux_...`), where
            notification-controller is left out, for clusters that another one reaches by kubeConfig, and while an Alert may come from what is not
            known here.
            """,
        Sources = ["https://fluxcd.io/flux/monitoring/alerts/", "https://github.com/fluxcd/notification-controller/blob/main/internal/server/event_handlers.go (eventMatchesAlertSource)"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        if (cluster.Components is not [{ Kustomization: not null } root, ..]
            || cluster.Gaps.Any(g => g.MayHideFluxObjects || g.Kind == AnalysisGapKind.RemoteCluster)
            || cluster.Objects.Any(o => IsWatching(o) || LeavesNotificationsOut(o)))
        {
            return;
        }

        var suspended = cluster.Objects.FirstOrDefault(o => FluxObject.From(o.Resource) is FluxAlert);
        context.For(root, cluster).Report(
            cluster.Root,
            "nobody is told when something in this cluster fails: it has no Alert",
            label: suspended is null ? null : $"{suspended.Id} is suspended");
    }

    /// <summary>True for an Alert at work, and for anything that looks at the metrics of Flux.</summary>
    private static bool IsWatching(RenderedObject rendered) =>
        FluxObject.From(rendered.Resource) is FluxAlert alert
            ? !alert.Suspend.IsTrue
            : rendered.Id.Kind != "CustomResourceDefinition" && rendered.Resource.Root.SelfAndBelow().OfType<YamlScalar>().Any(s => Array.Exists(Metrics, m => s.Value.Contains(m, StringComparison.Ordinal)));

    private static bool LeavesNotificationsOut(RenderedObject rendered)
    {
        var components = FluxObject.From(rendered.Resource) switch
        {
            FluxInstance instance => instance.Components,
            FluxHelmRelease release => release.Spec.At("values", "instance", "components"),
            _ => null,
        };
        return components?.List is { Items.Count: > 0 } && !components.Items.Any(c => c.Text == "notification-controller");
    }
}
