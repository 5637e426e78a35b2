using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX410: retries without <c>remediateLastFailure</c>, whose default differs between install and upgrade.</summary>
public sealed class ImplicitRemediateLastFailure : ObjectRule<FluxHelmRelease>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX410",
        Name = "implicit-remediate-last-failure",
        Title = "`remediation.retries` without `remediateLastFailure`: the default is true for an upgrade and false for an install",
        Level = Level.Warning,
        Fix = FixSafety.Safe,
        Why = """
            `remediateLastFailure` decides what becomes of the last failed attempt. When it is unset and `retries` is above zero, an upgrade is rolled
            back (or uninstalled, with `strategy: uninstall`) after the last attempt, so the cluster runs the old version while Git says the new one;
            an install is left failed, for somebody to look at. Few readers know that the same four lines mean different things in the two places.
            Write down which one is meant.

            The fix writes the default out. Quiet with `strategy.name: RetryOnFailure`, which does not look at the remediation block.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/helm/helmreleases/#upgrade-remediation",
            "https://github.com/fluxcd/helm-controller/blob/v1.6.3/api/v2/helmrelease_types.go (MustRemediateLastFailure)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(FluxHelmRelease flux, RuleContext context)
    {
        foreach (var action in flux.Actions)
        {
            if (action.Retries.Integer is > 0 and var retries
                && !context.MayBePatched(action.Retries)
                && context.IsMissing(action.RemediateLastFailure)
                && !RetryStrategy.MayRetryOnFailure(action, context))
            {
                var isUpgrade = action.Name == "upgrade";
                context.ReportKey(
                    action.Retries,
                    isUpgrade
                        ? $"after the last of {retries + 1} attempts the {(action.Remediation["strategy"].Text == "uninstall" ? "release is uninstalled" : "upgrade is rolled back")}, because `remediateLastFailure` defaults to true here (to false for an install)"
                        : $"after the last of {retries + 1} attempts the failed install is left in the cluster, because `remediateLastFailure` defaults to false here (to true for an upgrade)",
                    isUpgrade ? null : Level.Note,
                    fixes: [Fix.Safe($"write out `remediateLastFailure: {Default(isUpgrade)}`", YamlEdit.Add(action.RemediateLastFailure, Default(isUpgrade), after: action.Retries.Entry))]);
            }
        }
    }

    private static string Default(bool isUpgrade) => isUpgrade ? "true" : "false";
}
