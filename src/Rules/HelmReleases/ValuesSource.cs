using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>One entry of <c>valuesFrom</c>, and what is known of the object it names.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Id">The ConfigMap or Secret.</param>
/// <param name="Presence">Whether it exists.</param>
internal sealed record ValuesSource(Field Entry, ResourceId Id, Presence Presence)
{
    /// <summary>True when Flux goes on without the object, or without the key.</summary>
    public bool IsOptional => Entry["optional"].IsTrue;

    /// <summary>The key of the object.</summary>
    public string Key => Entry["valuesKey"].Text ?? "values.yaml";

    /// <summary>The value, when the object is in Git and has the key.</summary>
    public Field? Datum => Presence is { Kind: PresenceKind.Applied, Object: { } rendered }
        ? ((string[])["stringData", "data"]).Select(d => rendered.Resource.Field[d][Key]).FirstOrDefault(f => f.IsWritten && (Id.Kind == "Secret" || f.Parent!.Key == "data"))
        : null;

    /// <summary>The entries of a HelmRelease, but for those whose name or key a variable makes.</summary>
    public static IEnumerable<ValuesSource> Of(Component component, Cluster cluster, Workspace workspace) =>
        from entry in component.HelmRelease?.ValuesFrom.Items ?? []
        where entry["kind"].Text is "ConfigMap" or "Secret" && entry["name"].Text is { } name && !name.HasVariable && entry["valuesKey"].Text?.HasVariable != true
        let id = new ResourceId("", "", entry["kind"].Text!, component.Id.Namespace, entry["name"].Text!)
        select new ValuesSource(entry, id, Find(id, component, cluster, workspace));

    /// <summary>What a release installs comes too late for its own values.</summary>
    private static Presence Find(ResourceId id, Component component, Cluster cluster, Workspace workspace)
    {
        var presence = Absence.Find(id, cluster, workspace);
        if (presence.Gap is not { Kind: AnalysisGapKind.Chart })
        {
            return presence;
        }

        var gap = cluster.Gaps.FirstOrDefault(g => g.CouldHide(id) && !(g.Kind == AnalysisGapKind.Chart && g.Components is [var only] && only == component));
        return gap is null ? new Presence(PresenceKind.Absent) : presence with { Gap = gap };
    }
}
