using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Notifications;

/// <summary>FX702: event sources of an Alert that match nothing.</summary>
public sealed class AlertNeverFires : ObjectRule<FluxAlert>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX702",
        Name = "alert-never-fires",
        Title = "An event source of an Alert that can match nothing",
        Level = Level.Error,
        Fix = FixSafety.Ask,
        Why = """
            notification-controller compares the namespace of an event source with that of the event letter by letter; only the name knows the wildcard
            `*`. `namespace: "*"` therefore matches nothing, and neither does a name that was changed, or a kind that the namespace does not have. Nothing
            tells of it: an Alert that never fires looks like a cluster without problems. Without `namespace` the Alert's own is meant; to watch several
            namespaces, list an entry for each.

            Entries for `*` are reported when no entry of the Alert matches anything. The rule is quiet about names and kinds when something that is not known here could bring the object.
            """,
        Sources = ["https://fluxcd.io/flux/components/notification/alerts/#event-sources", "https://github.com/fluxcd/notification-controller/blob/v1.9.3/internal/server/event_handlers.go (eventMatchesAlert)"],
    };

    /// <inheritdoc/>
    public override void Check(FluxAlert flux, RuleContext context)
    {
        var known = new List<(Field Source, EventTarget Target)>();
        foreach (var source in flux.EventSources.Items)
        {
            if (source["namespace"] is { Text: { } text } wildcard && text.Contains('*', StringComparison.Ordinal))
            {
                context.Report(
                    wildcard,
                    $"the namespace of an event source is compared as it stands: `{text}` matches no event",
                    label: "name each namespace in an entry of its own",
                    fixes: [Fix.Ask("drop `namespace`: the Alert's own is meant", YamlEdit.Remove(source.Map!, wildcard.Entry!))]);
            }
            else if (context.Cluster is { } cluster)
            {
                known.Add((source, EventTarget.Of(source, flux, cluster)));
            }
        }

        // A list of every kind with the name `*` is meant for whatever comes: it is a mistake only when all of it matches nothing.
        var isIdle = known.Count > 0 && known.TrueForAll(k => k.Target.Presence == PresenceKind.Absent);
        foreach (var (source, target) in known.Where(k => k.Target.Presence == PresenceKind.Absent))
        {
            if (!target.IsWildcard)
            {
                context.Report(
                    source["name"],
                    $"no {target.Id.Kind} `{target.Id.Namespace}/{target.Id.Name}` exists: the event source matches nothing",
                    label: target.Elsewhere is { } other ? $"there is one in namespace {other}" : null);
            }
            else if (isIdle)
            {
                context.Report(
                    source["kind"],
                    $"namespace `{target.Id.Namespace}` has no {target.Id.Kind}, and nothing else that the Alert watches: it never fires",
                    label: target.Elsewhere is { } other ? $"namespace {other} has some" : null);
            }
        }
    }
}
