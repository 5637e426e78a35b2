using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Kustomizations;

/// <summary>FX208: a long <c>interval</c> without <c>retryInterval</c>.</summary>
public sealed class MissingRetryInterval : ObjectRule<FluxKustomization>
{
    private const string Suggested = "2m";

    private static readonly GoDuration Long = GoDuration.FromSeconds(30 * 60);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX208",
        Name = "missing-retry-interval",
        Title = "A long `interval` without `retryInterval`: a failure waits the whole interval",
        Level = Level.Note,
        Fix = FixSafety.Ask,
        Why = """
            `retryInterval` defaults to `interval`. After a failed apply or health check, or when the source is not found, kustomize-controller tries
            again only then, unless a new revision arrives. Only a source that is there without an artifact, and a dependency that is not ready, are
            looked at again after 30s (`--requeue-dependency`). With an interval of an hour, an API server that was busy for a second means an hour
            without the change, and everything that depends on it waits along. A long interval is fine; add a short `retryInterval` to it. Where many
            Kustomizations need it, one patch in the Flux Kustomization that applies them sets it for all.

            Reported from an interval of 30m on. A HelmRelease has no such field: see FX409.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#retry-interval",
            "https://github.com/fluxcd/kustomize-controller/blob/v1.9.4/api/v1/kustomization_types.go (GetRetryInterval)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(FluxKustomization flux, RuleContext context)
    {
        if (flux.Interval.Duration is not { } interval || interval < Long || context.MayBePatched(flux.Interval) || !context.IsMissing(flux.RetryInterval))
        {
            return;
        }

        context.Report(
            flux.Interval,
            $"without `retryInterval` a failure of Kustomization `{flux.Name}` is tried again only after {interval.ToShortString()}",
            fixes: [Fix.Ask($"add `retryInterval: {Suggested}`", YamlEdit.Add(flux.RetryInterval, Suggested, after: flux.Interval.Entry))]);
    }
}
