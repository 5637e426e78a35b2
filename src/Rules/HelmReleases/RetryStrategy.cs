using Dryflux.Manifests.Flux;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>Whether helm-controller repeats a failed action until it succeeds; the <c>remediation</c> block then decides nothing.</summary>
internal static class RetryStrategy
{
    /// <summary>The name of the strategy.</summary>
    public const string RetryOnFailure = "RetryOnFailure";

    /// <summary>The first release that knows <c>strategy</c>.</summary>
    public static FluxVersion Since { get; } = new(2, 7);

    /// <summary>True when the action retries on failure, by its own strategy, one that a patch may give it, or the controller's default.</summary>
    public static bool MayRetryOnFailure(HelmAction action, RuleContext context) =>
        action.Strategy.Text == RetryOnFailure
        || (!action.Strategy.Exists && (context.FeatureGates.IsOn("DefaultToRetryOnFailure") || context.MayBePatched(action.Strategy)));
}
