using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Go;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Kustomizations;

/// <summary>FX210: health checks without <c>timeout</c>.</summary>
public sealed class MissingTimeout : ObjectRule<FluxKustomization>
{
    private static readonly GoDuration Margin = GoDuration.FromSeconds(30);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX210",
        Name = "missing-timeout",
        Title = "`wait` or `healthChecks` without `timeout`: health checks last nearly the whole interval",
        Level = Level.Note,
        Set = RuleSet.Strict,
        Why = """
            Without `timeout` a Kustomization waits for its health checks for its interval less 30 seconds (the CRD's text says the interval), and never
            less than 30 seconds. With an interval of an hour, a rollout that hangs is reported after 59 minutes, and for that long no new revision of
            the same Kustomization is applied, the one that mends it included (unless the feature gate CancelHealthCheckOnNewRevision is on, Flux 2.7
            and later). Say how long a healthy rollout may take.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#timeout",
            "https://github.com/fluxcd/kustomize-controller/blob/v1.9.4/api/v1/kustomization_types.go (GetTimeout)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(FluxKustomization flux, RuleContext context)
    {
        var waits = flux.Wait.IsTrue ? flux.Wait : flux.HealthChecks.List is { Items.Count: > 0 } ? flux.HealthChecks : null;
        if (waits is null || context.MayBePatched(flux.Wait) || !context.IsMissing(flux.Timeout))
        {
            return;
        }

        context.ReportKey(waits, $"`{waits.Key}` without `timeout`: Kustomization `{flux.Name}` waits up to {Default(flux, context)} for objects that do not become ready");
    }

    private static string Default(FluxKustomization flux, RuleContext context)
    {
        if (flux.Interval.Duration is not { } interval || context.MayBePatched(flux.Interval))
        {
            return "the interval less 30s";
        }

        var rest = new GoDuration(interval.Nanoseconds - Margin.Nanoseconds);
        return rest < Margin ? "30s (the least there is)" : $"{rest.ToShortString()} (the interval less 30s)";
    }
}
