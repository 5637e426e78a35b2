using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX409: an install or upgrade that is tried once.</summary>
public sealed class MissingRemediation : ObjectRule<FluxHelmRelease>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX409",
        Name = "missing-remediation",
        Title = "Install or upgrade without any retry: one failure stops the release",
        Level = Level.Note,
        Fix = FixSafety.Ask,
        Why = """
            Without retries helm-controller tries an install or upgrade once. A registry that answers late, a webhook that is not up yet or a pod that
            needs longer than the timeout ends in Stalled with reason RetriesExceeded, and the release is not tried again at its interval: it waits
            until chart, values or spec change, or somebody runs `flux reconcile helmrelease --reset` or `--force`. Set `strategy.name: RetryOnFailure`
            (Flux 2.7 and later), which repeats the action every 5m and keeps what is running, or `remediation.retries`, which uninstalls or rolls
            back between the attempts. Where many releases need it, one patch in the Flux Kustomization that applies them sets it for all.

            Quiet when either is set, and when helm-controller runs with the feature gate DefaultToRetryOnFailure (Flux 2.8 and later).
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/helm/helmreleases/#install-strategy",
            "https://github.com/fluxcd/helm-controller/blob/v1.6.3/internal/reconcile/atomic_release.go (actionForState)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(FluxHelmRelease flux, RuleContext context)
    {
        var once = flux.Actions.Where(a => context.IsMissing(a.Retries) && !RetryStrategy.MayRetryOnFailure(a, context)).ToList();
        if (once.Count == 0)
        {
            return;
        }

        var subject = once.Count == 2 ? "neither install nor upgrade is retried" : $"a failed {once[0].Name} is not retried";
        context.ReportKey(
            once.Count == 2 ? flux.Spec : once[0].Field,
            $"{subject}: one failure ends in RetriesExceeded and HelmRelease `{flux.Name}` waits for a change or a manual reset",
            fixes:
            [
                context.Target.Flux >= RetryStrategy.Since && !once.Exists(a => a.Strategy.Exists) ? Fix.Ask("retry until it succeeds (`strategy.name: RetryOnFailure`)", Edits(flux, once, a => (a.Strategy, RetryStrategy.RetryOnFailure))) : null,
                Fix.Ask("remediate and retry three times (`remediation.retries: 3`)", Edits(flux, once, a => (a.Retries, "3"))),
            ]);
    }

    private static List<SourceEdit?> Edits(FluxHelmRelease flux, List<HelmAction> actions, Func<HelmAction, (Field Field, string Value)> setting)
    {
        var edits = actions.Where(a => a.Field.IsWritten).Select(a => Edit(setting(a))).ToList();
        if (flux.Spec.Map is { } spec && actions.Where(a => !a.Field.IsWritten).ToList() is { Count: > 0 } missing)
        {
            var lines = missing.Select(a => setting(a)).Select(s => $"{s.Field.Parent!.Parent!.Key}:\n  {s.Field.Parent.Key}:\n    {s.Field.Key}: {s.Value}");
            edits.Add(YamlEdit.Add(spec, string.Join('\n', lines), after: flux.Interval.Entry));
        }

        return edits;

        static SourceEdit? Edit((Field Field, string Value) setting) => YamlEdit.Add(setting.Field, setting.Value);
    }
}
