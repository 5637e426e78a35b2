using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Substitution;

/// <summary>One entry of <c>postBuild.substituteFrom</c>, and what is known of the object it names.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Id">The ConfigMap or Secret.</param>
/// <param name="Presence">Whether it exists.</param>
internal sealed record VariableSource(Field Entry, ResourceId Id, Presence Presence)
{
    /// <summary>True when Flux goes on without the object.</summary>
    public bool IsOptional => Entry["optional"].IsTrue;

    /// <summary>The data of the object, each key a variable; none when it is not in Git.</summary>
    public IEnumerable<Field> Data => Presence is { Kind: PresenceKind.Applied, Object: { } rendered }
        ? rendered.Resource.Field["data"].Fields.Concat(Id.Kind == "Secret" ? rendered.Resource.Field["stringData"].Fields : [])
        : [];

    /// <summary>The names of its variables, or null when they are not known: made in the cluster, or not in Git.</summary>
    public IReadOnlyList<string>? Keys { get; private init; }

    /// <summary>The entries of a Flux Kustomization. Flux passes over other kinds.</summary>
    public static IReadOnlyList<VariableSource> Of(Component component, Cluster cluster, Workspace workspace)
    {
        if (component.Kustomization is not { } kustomization)
        {
            return [];
        }

        var sources = new List<VariableSource>();
        foreach (var entry in kustomization.SubstituteFrom.Items)
        {
            // A name that a variable makes is not known here.
            if (entry["kind"].Text is "ConfigMap" or "Secret" && entry["name"].Text is { } name && !name.HasVariable)
            {
                var id = new ResourceId("", "", entry["kind"].Text!, component.Id.Namespace, name);
                var source = new VariableSource(entry, id, Absence.Find(id, cluster, workspace));
                sources.Add(source with { Keys = KeysOf(source, cluster) });
            }
        }

        return sources;
    }

    private static IReadOnlyList<string>? KeysOf(VariableSource source, Cluster cluster) => source.Presence.Kind switch
    {
        PresenceKind.Applied => [.. source.Data.Select(d => d.Key!)],
        PresenceKind.Produced => cluster.Produced.FirstOrDefault(p => p.Id.Kind == source.Id.Kind && p.Id.Name == source.Id.Name && p.Producer == source.Presence.Object)?.Keys,
        PresenceKind.Absent => [],
        _ => null,
    };
}
