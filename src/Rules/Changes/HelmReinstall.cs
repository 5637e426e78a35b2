using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;
using Dryflux.Rules.HelmReleases;

namespace Dryflux.Rules.Changes;

/// <summary>FX905: a field of a HelmRelease changes that makes helm-controller uninstall first.</summary>
public sealed class HelmReinstall : ChangeRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX905",
        Name = "helm-reinstall",
        Title = "A HelmRelease gets another release name, target or storage namespace, or chart name: Flux uninstalls the release and installs it anew",
        Level = Level.Error,
        Why = """
            helm-controller compares the release that it installed last with what the HelmRelease asks for. When release name, `targetNamespace`,
            `storageNamespace` or the name in the chart's `Chart.yaml` differ, it uninstalls the old release, with volumes that the chart owns, and then
            installs the new one. It is one reconciliation, and the HelmRelease is Ready again at its end: the log of the controller alone tells of it.

            Adding `targetNamespace` changes the release name too: without `releaseName` it becomes `<targetNamespace>-<name>`; set `releaseName` to what it
            was. For another chart name (from Flux 2.9) `spec.upgrade.chartNameChangeStrategy: InPlaceUpdate` upgrades the release in place.

            The name of a chart is known where it comes from a HelmRepository, or from an OCIRepository by the end of its address.

            Quiet for `chartNameChangeStrategy: InPlaceUpdate` when only the chart name changes, for an explicit name or namespace that equals the one it was
            composed to, for a suspended HelmRelease, for values that are not known here, and for a HelmRelease that is itself renamed (FX901).
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/helm/helmreleases/#release-name",
            "https://github.com/fluxcd/helm-controller/blob/main/internal/action/verify.go (ReleaseTargetChanged)",
            "https://github.com/fluxcd/helm-controller/blob/main/internal/controller/helmrelease_controller.go (reconcileRelease)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(ClusterChange change, RuleContext context)
    {
        foreach (var pair in change.Components.Where(c => !c.IsRenamed))
        {
            if (pair is { Before: { HelmRelease: { } before } old, After: { HelmRelease: { } after } now } && !after.Suspend.IsTrue
                && Difference(old, before, now, after, change) is var (what, from, to, field, was))
            {
                context.For(now.Object, change.After!).Report(
                    field,
                    $"the {what} of HelmRelease `{now.Id.Name}` changes from `{from}` to `{to}`: Flux uninstalls the release before it installs the new one",
                    related: [new RelatedPlace(was.Origin.Place, "what it was") { IsInBase = true }]);
            }
        }
    }

    /// <summary>The first difference in the order in which helm-controller looks; null for none.</summary>
    private static (string What, string From, string To, Field Field, Field Was)? Difference(Component old, FluxHelmRelease before, Component now, FluxHelmRelease after, ClusterChange change)
    {
        (string What, string? From, string? To, Field Field, Field Was)[] targets =
        [
            ("storage namespace", Known(ReleaseName.Namespace(before.StorageNamespace, old.Id.Namespace)), Known(ReleaseName.Namespace(after.StorageNamespace, now.Id.Namespace)), after.StorageNamespace, before.StorageNamespace),
            ("target namespace", Known(ReleaseName.Namespace(before.TargetNamespace, old.Id.Namespace)), Known(ReleaseName.Namespace(after.TargetNamespace, now.Id.Namespace)), after.TargetNamespace, before.TargetNamespace),
            ("release name", ReleaseName.Full(before), ReleaseName.Full(after), NameField(after), NameField(before)),
        ];
        foreach (var (what, from, to, field, was) in targets)
        {
            if (from is not null && to is not null && ReleaseName.Shortened(from) != ReleaseName.Shortened(to))
            {
                return (what, from, to, field, was);
            }
        }

        var (oldChart, newChart) = (ChartName(before, old, change.Before!), ChartName(after, now, change.After!));
        return oldChart.Name is { } one && newChart.Name is { } other && one != other && after.Upgrade["chartNameChangeStrategy"].Text != "InPlaceUpdate"
            ? ("chart name", one, other, newChart.Field, oldChart.Field)
            : null;
    }

    private static Field NameField(FluxHelmRelease release) => release.ReleaseName.Exists || !release.TargetNamespace.Exists ? release.ReleaseName : release.TargetNamespace;

    private static (string? Name, Field Field) ChartName(FluxHelmRelease release, Component component, Cluster cluster)
    {
        if (!release.ChartRef.Exists)
        {
            var chart = release.Chart["chart"];
            return (release.Chart.At("sourceRef", "kind").Text == "HelmRepository" ? Known(chart.Text) : null, chart);
        }

        // Helm pushes a chart to the address that ends with its name.
        var reference = release.ChartRef;
        var source = new ResourceId(FluxGroups.Source, "", reference["kind"].Text ?? "", reference["namespace"].Text ?? component.Id.Namespace, reference["name"].Text ?? "");
        var address = source.Kind == "OCIRepository" ? cluster.Object(source)?.Resource.Field.At("spec", "url") : null;
        var name = Known(address?.Text?.TrimEnd('/'));
        return (name?[(name.LastIndexOf('/') + 1)..], address ?? reference["name"]);
    }

    private static string? Known(string? text) => text?.HasVariable == false ? text : null;
}
