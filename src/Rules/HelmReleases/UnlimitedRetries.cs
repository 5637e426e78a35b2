using Dryflux.Manifests.Flux;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX411: negative <c>remediation.retries</c>.</summary>
public sealed class UnlimitedRetries : ObjectRule<FluxHelmRelease>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX411",
        Name = "unlimited-retries",
        Title = "Negative `remediation.retries`: a broken release is remediated for ever",
        Level = Level.Warning,
        Why = """
            Any negative number of retries means no bound. A release that cannot succeed is then uninstalled and installed again, or rolled back and
            upgraded again, without end: jobs and hooks run each time, and the object never becomes Stalled, so alerts on a failed release stay silent.
            Set a small number, or use `strategy.name: RetryOnFailure` (Flux 2.7 and later), which repeats the action without tearing anything down.
            Note also that `remediateLastFailure` of an upgrade defaults to false for a negative number.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/helm/helmreleases/#install-remediation",
            "https://github.com/fluxcd/helm-controller/blob/v1.6.3/api/v2/helmrelease_types.go (RetriesExhausted)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(FluxHelmRelease flux, RuleContext context)
    {
        foreach (var action in flux.Actions)
        {
            if (action.Retries.Integer is < 0 and var retries && !context.MayBePatched(action.Retries) && !RetryStrategy.MayRetryOnFailure(action, context))
            {
                context.Report(action.Retries, $"`retries: {retries}` has no bound: a broken release is {Cycle(action)} without end and never reported as stalled");
            }
        }
    }

    private static string Cycle(HelmAction action) => action.Name == "install"
        ? "uninstalled and installed again"
        : action.Remediation["strategy"].Text == "uninstall" ? "uninstalled and installed again" : "rolled back and upgraded again";
}
