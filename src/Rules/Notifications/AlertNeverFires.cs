using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
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

            The rule is quiet about names and kinds when something that is not known here could bring the object.
            """,
        Sources = ["https://fluxcd.io/flux/components/notification/alerts/#event-sources", "https://github.com/fluxcd/notification-controller/blob/v1.9.3/internal/server/event_handlers.go (eventMatchesAlert)"],
    };

    /// <inheritdoc/>
    public override void Check(FluxAlert flux, RuleContext context)
    {
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
                CheckName(source, flux, cluster, context);
            }
        }
    }

    private static void CheckName(Field source, FluxAlert flux, Cluster cluster, RuleContext context)
    {
        if (source["kind"].Text is not { } kind || source["name"].Text is not { } name || EventKinds.GroupOf(kind) is not { } group)
        {
            return;
        }

        var space = source["namespace"].Text ?? flux.Namespace;
        var candidates = cluster.Objects.Where(o => o.Id.Group == group && o.Id.Kind == kind).ToList();
        if (name == "*" ? candidates.Exists(o => o.Id.Namespace == space) : candidates.Exists(o => o.Id.Namespace == space && o.Id.Name == name))
        {
            return;
        }

        var id = new ResourceId(group, "", kind, space, name);
        if (!AbsentTarget.IsKnown(id) || cluster.Find(id).Kind != PresenceKind.Absent)
        {
            return;
        }

        var (message, other) = name == "*"
            ? ($"namespace `{space}` has no {kind}: the event source matches nothing", candidates.FirstOrDefault())
            : ($"no {kind} `{space}/{name}` exists: the event source matches nothing", candidates.Find(o => o.Id.Name == name));
        context.Report(name == "*" ? source["kind"] : source["name"], message, label: other is null ? null : name == "*" ? $"namespace {other.Id.Namespace} has some" : $"there is one in namespace {other.Id.Namespace}");
    }
}
