using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX414: <c>valuesFrom</c> names an object or a key that does not exist.</summary>
public sealed class ValuesSourceMissing : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX414",
        Name = "values-source-missing",
        Title = "`valuesFrom` names a ConfigMap, a Secret or a key that nothing creates",
        Level = Level.Error,
        Why = """
            helm-controller reads the objects of `valuesFrom` from the namespace of the HelmRelease before every install and upgrade. Without the object,
            or without the key in it (`values.yaml` unless `valuesKey` names another), nothing is installed or upgraded, and the release waits for its
            interval. A release that is installed already keeps running with its old values, so the mistake shows with the next upgrade.

            Only `data` of a ConfigMap counts, not `binaryData`. `optional: true` passes over a missing object and over a missing key. Objects that
            ExternalSecret, SealedSecret and the like make count as there; when a part of the cluster could not be analysed and may hold the object, this
            is a warning. Objects outside of Git are named in the configuration of dryflux (`externals`).
            """,
        Sources = ["https://fluxcd.io/flux/components/helm/helmreleases/#values-references", "https://github.com/fluxcd/pkg/blob/main/chartutil/values.go (ChartValuesFromReferences)"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var needed = cluster.Components.SelectMany(c => ValuesSource.Of(c, cluster, context.Workspace), (c, s) => (Component: c, Source: s)).Where(n => !n.Source.IsOptional && !GeneratedName.IsOf(n.Source.Id, cluster)).ToList();
        foreach (var same in needed.Where(n => !n.Source.Presence.IsCertain).GroupBy(n => (object?)n.Source.Presence.Gap ?? n.Source.Id, (_, same) => same.ToList()))
        {
            var (component, source) = same[0];
            var others = same.Select(m => m.Source.Id).Distinct().Count() - 1;
            context.For(component.Object, cluster).Report(
                source.Entry["name"],
                $"nothing in Git creates {source.Id}{(others == 0 ? "" : $", nor {others} more that `valuesFrom` names")}: without it the release is neither installed nor upgraded{Elsewhere(source, cluster)}{AbsentTarget.UnlessOf(source.Id, source.Presence, cluster)}",
                AbsentTarget.LevelFrom(source.Presence, Level.Error),
                related: [.. Absence.Forgotten(source.Id, context.Workspace), .. same.Skip(1).Take(20).Select(m => m.Source.Entry["name"].Origin.Place).Distinct().Where(p => p != source.Entry["name"].Origin.Place).Select(p => new RelatedPlace(p, "needed here too"))]);
        }

        foreach (var (component, source) in needed.Where(n => HasNoKey(n.Source, cluster)))
        {
            context.For(component.Object, cluster).Report(
                source.Entry[source.Entry["valuesKey"].Exists ? "valuesKey" : "name"],
                $"{source.Id} has no key `{source.Key}`{(source.Entry["valuesKey"].Exists ? "" : ", which is read when `valuesKey` names no other")}: the release is neither installed nor upgraded",
                // What a controller makes of another object may hold more than that one says.
                source.Presence.Kind == PresenceKind.Applied ? Level.Error : Level.Warning,
                related: [new RelatedPlace(source.Presence.Object!.Resource.Field.KeyOrigin.Place, source.Presence.Kind == PresenceKind.Applied ? $"the {source.Id.Kind}" : $"what makes the {source.Id.Kind}")]);
        }
    }

    private static bool HasNoKey(ValuesSource source, Cluster cluster) => source.Presence.Kind switch
    {
        PresenceKind.Applied => source.Datum is null,
        PresenceKind.Produced => cluster.Produced.FirstOrDefault(p => p.Id.Kind == source.Id.Kind && p.Id.Name == source.Id.Name && p.Producer == source.Presence.Object)?.Keys is { } keys && !keys.Contains(source.Key),
        _ => false,
    };

    private static string Elsewhere(ValuesSource source, Cluster cluster) =>
        cluster.Objects.FirstOrDefault(o => o.Id.Group.Length == 0 && o.Id.Kind == source.Id.Kind && o.Id.Name == source.Id.Name) is { } other
            ? $"; namespace `{other.Id.Namespace}` has one, but Flux looks in the HelmRelease's own"
            : "";
}
