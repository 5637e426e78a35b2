using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Engine;

/// <summary>An object that others of a cluster refer to and that nothing known makes: one cause, however many references it breaks.</summary>
/// <param name="Id">What is missing; its version is "".</param>
/// <param name="Presence">Absent, or possible behind a gap.</param>
/// <param name="Edges">The references to it, in order of the cluster; never empty.</param>
public sealed record AbsentTarget(ResourceId Id, Presence Presence, IReadOnlyList<ClusterEdge> Edges)
{
    private const int Shown = 20;

    /// <summary>The first reference: where to report.</summary>
    public ClusterEdge First => Edges[0];

    /// <summary>A clause for the message: what else could bring the object; "" when nothing could.</summary>
    public string Unless { get; init; } = "";

    /// <summary>How many further references break: a clause for the message, or "".</summary>
    public string Others => Edges.Count switch
    {
        1 => "",
        2 => "; one more reference to it breaks",
        var count => $"; {count - 1} more references to it break",
    };

    /// <summary>The other references.</summary>
    public IReadOnlyList<RelatedPlace> Related => [.. Edges.Skip(1).Take(Shown).Select(e => new RelatedPlace(e.Field.Origin.Place, $"{e.From} refers to it too")).DistinctBy(r => r.Place)];

    /// <summary>The targets of edges that certainly or possibly do not exist, in order of the first reference. Names that hold an unknown variable are left out.</summary>
    public static IEnumerable<AbsentTarget> Among(IEnumerable<ClusterEdge> edges, Cluster cluster) => edges
        .Where(e => !e.IsResolved && IsKnown(e.TargetId))
        .GroupBy(e => e.TargetId with { Version = "" })
        .Select(same => Of(same.Key, [.. same], cluster))
        .Where(t => !t.Presence.IsCertain);

    private static AbsentTarget Of(ResourceId id, IReadOnlyList<ClusterEdge> edges, Cluster cluster)
    {
        var presence = cluster.Find(id);
        return new AbsentTarget(id, presence, edges) { Unless = UnlessOf(id, presence, cluster) };
    }

    /// <summary>The level of a finding: the full one when the object is absent for certain, one lower when a gap may hide it.</summary>
    public Level LevelFrom(Level whenAbsent) => LevelFrom(Presence, whenAbsent);

    /// <summary>The same for a presence.</summary>
    public static Level LevelFrom(Presence presence, Level whenAbsent) => presence.Kind == PresenceKind.Absent || whenAbsent == Level.Note ? whenAbsent : whenAbsent - 1;

    /// <summary>A clause for a message: what else could bring an object; "" when nothing could.</summary>
    public static string UnlessOf(ResourceId id, Presence presence, Cluster cluster)
    {
        if (presence.Gap is not { } gap)
        {
            return "";
        }

        var charts = gap.Kind == AnalysisGapKind.Chart ? cluster.Gaps.Count(g => g.Kind == AnalysisGapKind.Chart && g.CouldHide(id)) : 0;
        return charts > 1 ? ", unless one of the charts brings it, which are not rendered here" : $", unless it comes from what is not known here ({gap.Cause})";
    }

    /// <summary>True when an id holds no variable whose value is not known.</summary>
    public static bool IsKnown(ResourceId id) => id.Name.Length > 0 && !id.Name.HasVariable && !id.Namespace.HasVariable && !id.Kind.HasVariable;

    /// <summary>The object of the same kind and name in another namespace, when there is exactly one: most likely what is meant. Null otherwise.</summary>
    public ResourceId? Elsewhere(Cluster cluster) => Elsewhere(Id, cluster);

    /// <summary>A label that tells of it; null when there is none.</summary>
    public static string? Hint(ResourceId id, Cluster cluster) => Elsewhere(id, cluster) is { } other ? $"there is one in namespace {other.Namespace}" : null;

    private static ResourceId? Elsewhere(ResourceId id, Cluster cluster)
    {
        var found = cluster.Objects.Select(o => o.Id).Where(o => o.Kind == id.Kind && o.Group == id.Group && o.Name == id.Name && o.Namespace != id.Namespace).Distinct().Take(2).ToList();
        return found is [var only] ? only : null;
    }
}
