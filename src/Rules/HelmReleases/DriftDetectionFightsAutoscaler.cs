using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX407: drift detection that sets back what an autoscaler has set.</summary>
public sealed class DriftDetectionFightsAutoscaler : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX407",
        Name = "drift-detection-fights-autoscaler",
        Title = "Drift detection corrects the replicas that an autoscaler sets",
        Level = Level.Warning,
        Fix = FixSafety.Ask,
        Why = """
            With `driftDetection.mode: enabled` helm-controller compares every object of the release with the chart at each reconciliation and sets
            differences back. A HorizontalPodAutoscaler or a ScaledObject of KEDA changes `spec.replicas` all the time: at every interval the workload
            falls back to the replicas of the chart, pods are killed under load, and the autoscaler starts again. The HelmRelease stays Ready; only
            its events tell of the corrections.

            List the field under `driftDetection.ignore`. Whether the chart writes replicas at all can only be known from the chart; many leave them out
            when their own `autoscaling.enabled` is true, so values alone are reported as a note. Quiet when the field is ignored, and when the
            workload is annotated `helm.toolkit.fluxcd.io/driftDetection: disabled`, and with `replicas: null` in the values.
            """,
        Sources = ["https://fluxcd.io/flux/components/helm/helmreleases/#ignore-rules", "https://fluxcd.io/flux/components/helm/helmreleases/#drift-detection"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var component in cluster.Components)
        {
            if (component.HelmRelease is not { } release || release.DriftDetection["mode"].Text != "enabled" || IsSwitchedOff(release) || ReleaseName.Full(release) is not { } name)
            {
                continue;
            }

            var @namespace = ReleaseName.Namespace(release.TargetNamespace, component.Id.Namespace);
            if (cluster.Objects.FirstOrDefault(o => IsAutoscaler(o) && o.Id.Namespace == @namespace && IsOf(Target(o).Name, ReleaseName.Shortened(name), release.Name)) is { } scaler)
            {
                var (kind, workload) = Target(scaler);
                if (!IgnoresReplicas(release, kind, workload))
                {
                    context.For(component.Object, cluster).Report(
                        release.DriftDetection["mode"],
                        $"drift detection sets the replicas of {kind}/{workload} back to the chart's at every interval, and {scaler.Id} changes them again: ignore `/spec/replicas`",
                        related: [new RelatedPlace(scaler.Resource.Field.At("spec", "scaleTargetRef").KeyOrigin.Place, "the autoscaler")],
                        fixes: Ignore(component, kind, context));
                }
            }
            else if (AutoscalingValue(release.Values) is { } enabled && !IgnoresReplicas(release, "Deployment", null))
            {
                context.For(component.Object, cluster).Report(
                    release.DriftDetection["mode"],
                    $"`{enabled.Path["spec.".Length..]}` lets an autoscaler set the replicas; if the chart writes them all the same, drift detection sets them back at every interval",
                    Level.Note,
                    related: [new RelatedPlace(enabled.KeyOrigin.Place, "the autoscaler")],
                    fixes: Ignore(component, "Deployment", context));
            }
        }
    }

    private static bool IsAutoscaler(RenderedObject rendered) => (rendered.Id.Group, rendered.Id.Kind) is ("autoscaling", "HorizontalPodAutoscaler") or ("keda.sh", "ScaledObject");

    private static (string Kind, string Name) Target(RenderedObject scaler)
    {
        var target = scaler.Resource.Field.At("spec", "scaleTargetRef");
        return (target["kind"].Text ?? "Deployment", target["name"].Text ?? "");
    }

    /// <summary>True when a chart would call a workload of the release so: like the release, or the release's name and a component.</summary>
    private static bool IsOf(string workload, string release, string name) =>
        workload.Length > 0 && (workload == release || workload == name || workload.StartsWith($"{release}-", StringComparison.Ordinal));

    private static bool IgnoresReplicas(FluxHelmRelease release, string kind, string? name) => release.DriftDetection["ignore"].Items.Any(rule =>
        Covers(rule.At("target", "kind").Text, kind)
        && (name is null || Covers(rule.At("target", "name").Text, name))
        && rule["paths"].Items.Any(p => p.Text is "" or "/spec" or "/spec/replicas"));

    /// <summary>A target of a rule matches as a regular expression over the whole text, as in patches.</summary>
    private static bool Covers(string? pattern, string text) =>
        pattern is null or "" || (GoRegex.TryParseWhole(pattern, out var regex, out _) && regex.IsMatch(text));

    /// <summary>True when something in the release puts the annotation on objects that turns drift detection off, or takes the replicas out of them.</summary>
    private static bool IsSwitchedOff(FluxHelmRelease release) => ((Field[])[release.PostRenderers, release.Values])
        .Any(f => f.Node is { } node && node.SelfAndBelow().Any(n => n is YamlScalar scalar && scalar.Value.Contains("driftDetection", StringComparison.Ordinal)))
        || HasNoReplicas(release.Values);

    /// <summary>True for <c>replicas: null</c>, which is how charts are told to leave the field out.</summary>
    private static bool HasNoReplicas(Field values) => values["replicas"] is { IsWritten: true, Exists: false } || values.Fields.Any(HasNoReplicas);

    /// <summary>The first <c>autoscaling.enabled: true</c> of the values, however deep.</summary>
    private static Field? AutoscalingValue(Field values) =>
        values.Key is "autoscaling" or "autoscaler" or "hpa" or "keda" or "horizontalPodAutoscaler" && values["enabled"].IsTrue
            ? values["enabled"]
            : values.Fields.Concat(values.Items).Select(AutoscalingValue).FirstOrDefault(f => f is not null);

    private static Fix? Ignore(Component component, string kind, RuleContext context)
    {
        if (context.AsWritten(component.Flux.Resource) is not { } written || written.Field.At("spec", "driftDetection") is not { Map: { } map } drift)
        {
            return null;
        }

        var rule = $"paths: [\"/spec/replicas\"]\ntarget:\n  kind: {kind}";
        return Fix.Ask(
            "ignore `/spec/replicas`",
            drift["ignore"].List is { Items.Count: > 0 } list
                ? YamlListEdit.InsertItems(list, list.Items.Count, rule)
                : YamlEdit.Add(map, $"ignore:\n  - {rule.Replace("\n", "\n    ", StringComparison.Ordinal)}"));
    }
}
