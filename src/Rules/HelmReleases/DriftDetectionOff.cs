using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX406: no <c>driftDetection.mode</c>.</summary>
public sealed class DriftDetectionOff : ObjectRule<FluxHelmRelease>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX406",
        Name = "drift-detection-off",
        Title = "No `driftDetection.mode`: changes made in the cluster stay",
        Level = Level.Note,
        Fix = FixSafety.Ask,
        Since = new FluxVersion(2, 2),
        Why = """
            Unlike kustomize-controller, helm-controller does not compare the cluster with the release unless `driftDetection.mode` asks for it. What
            somebody changed or deleted with kubectl stays that way until the next change of chart or values, and the HelmRelease stays Ready.
            `mode: warn` reports such changes as events, `mode: enabled` corrects them as well. Before correcting, list under `driftDetection.ignore`
            what other controllers write, such as replicas under an autoscaler; `warn` shows what that is.

            Where many releases need it, one patch in the Flux Kustomization that applies them sets it for all.

            Quiet when a mode is set, `disabled` included. Before Flux 2.2 this was a feature gate of the controller.
            """,
        Sources = ["https://fluxcd.io/flux/components/helm/helmreleases/#drift-detection"],
    };

    /// <inheritdoc/>
    public override void Check(FluxHelmRelease flux, RuleContext context)
    {
        var mode = flux.DriftDetection["mode"];
        if (!context.IsMissing(mode))
        {
            return;
        }

        var useless = flux.DriftDetection["ignore"].Exists ? "; `driftDetection.ignore` does nothing without it" : "";
        context.Report(
            mode,
            $"HelmRelease `{flux.Name}` has no `driftDetection.mode`: what is changed or deleted in the cluster stays so until the next upgrade{useless}",
            fixes: [Fix.Ask("add `driftDetection.mode: warn`", YamlEdit.Add(mode, "warn", after: flux.Interval.Entry))]);
    }
}
