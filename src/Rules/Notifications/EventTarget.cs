using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Notifications;

/// <summary>What an event source of an Alert watches, and whether the cluster has it.</summary>
/// <param name="Id">The object; its name is <c>*</c> for all of a namespace.</param>
/// <param name="Presence">Whether there is one; anything but absent when that cannot be said.</param>
/// <param name="Elsewhere">A namespace that has what this one lacks, or null.</param>
internal sealed record EventTarget(ResourceId Id, PresenceKind Presence, string? Elsewhere)
{
    /// <summary>True for every object of the kind.</summary>
    public bool IsWildcard => Id.Name == "*";

    /// <summary>What an entry of <c>spec.eventSources</c> watches.</summary>
    public static EventTarget Of(Field source, FluxAlert alert, Cluster cluster)
    {
        var kind = source["kind"].Text ?? "";
        var id = new ResourceId(EventKinds.GroupOf(kind) ?? "", "", kind, source["namespace"].Text ?? alert.Namespace, source["name"].Text ?? "");
        if (id.Group.Length == 0 || !AbsentTarget.IsKnown(id))
        {
            return new EventTarget(id, PresenceKind.Possible, null);
        }

        var similar = cluster.Objects.Where(o => o.Id.Group == id.Group && o.Id.Kind == kind && (id.Name == "*" || o.Id.Name == id.Name)).ToList();
        return similar.Exists(o => o.Id.Namespace == id.Namespace)
            ? new EventTarget(id, PresenceKind.Applied, null)
            : new EventTarget(id, cluster.Find(id).Kind, similar.FirstOrDefault()?.Id.Namespace);
    }
}
