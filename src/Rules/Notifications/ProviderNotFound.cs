using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Notifications;

/// <summary>FX701: an Alert whose Provider does not exist.</summary>
public sealed class ProviderNotFound : ObjectRule<FluxAlert>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX701",
        Name = "provider-not-found",
        Title = "An Alert whose `providerRef` names no Provider of its namespace",
        Level = Level.Error,
        Why = """
            An Alert has no status and nothing reconciles it: whether its Provider exists is looked at when an event arrives, and then only the log of
            notification-controller says that it was dropped. `providerRef` has no namespace: the Provider must be in the namespace of the Alert, and a
            `targetNamespace` or an overlay may have moved one of the two.

            Where something that is not known here could bring the Provider, the finding is a warning.
            """,
        Sources = ["https://fluxcd.io/flux/components/notification/alerts/#provider-reference", "https://github.com/fluxcd/notification-controller/blob/v1.9.3/internal/server/event_handlers.go"],
    };

    /// <inheritdoc/>
    public override void Check(FluxAlert flux, RuleContext context)
    {
        if (context.Cluster is not { } cluster || flux.ProviderRef["name"].Text is not { } name)
        {
            return;
        }

        var id = new ResourceId(FluxGroups.Notification, "", "Provider", flux.Namespace, name);
        var presence = cluster.Find(id);
        if (presence.IsCertain || !AbsentTarget.IsKnown(id))
        {
            return;
        }

        context.Report(
            flux.ProviderRef["name"],
            $"no Provider `{name}` exists in namespace `{flux.Namespace}`: every event of the Alert is dropped{AbsentTarget.UnlessOf(id, presence, cluster)}",
            AbsentTarget.LevelFrom(presence, Level.Error),
            AbsentTarget.Hint(id, cluster));
    }
}
