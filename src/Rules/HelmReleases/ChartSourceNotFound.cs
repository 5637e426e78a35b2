using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX401: a HelmRelease whose chart comes from a source that does not exist.</summary>
public sealed class ChartSourceNotFound : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX401",
        Name = "chart-source-not-found",
        Title = "`chartRef` or `chart.spec.sourceRef` names a source that nothing creates",
        Level = Level.Error,
        Why = """
            The reference is a name, and nothing checks it when the HelmRelease is applied: it stays at "source not found" and is asked again at every
            interval. Whatever depends on the release waits with it. Mostly the namespace is missing: without `namespace` Flux looks in the HelmRelease's
            own, while the sources live in `flux-system`; or the kind is another one (`HelmRepository` where an OCIRepository was made).

            A source counts as there when any Kustomization of the cluster applies it, when an ArtifactGenerator or a bootstrap makes it, or when the
            configuration of dryflux names it (`externals`). When a part of the cluster could not be analysed and may hold it, this is a warning.
            """,
        Sources = ["https://fluxcd.io/flux/components/helm/helmreleases/#chart-reference", "https://fluxcd.io/flux/components/helm/helmreleases/#chart-template"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var missing = cluster.Components
            .Select(Reference)
            .OfType<SourceReference>()
            .Where(r => !IsBootstrapSource(r.Id) && !Absence.Find(r.Id, cluster, context.Workspace).IsCertain);
        foreach (var same in missing.GroupBy(m => m.Id, (_, same) => same.ToList()))
        {
            var (component, field, id) = same[0];
            var presence = Absence.Find(id, cluster, context.Workspace);
            context.For(component.Object, cluster).Report(
                field["name"],
                $"nothing in Git creates {id}: the chart cannot be fetched{Hint(id, field, cluster)}{AbsentTarget.UnlessOf(id, presence, cluster)}",
                AbsentTarget.LevelFrom(presence, Level.Error),
                related: [.. Absence.Forgotten(id, context.Workspace), .. same.Skip(1).Select(m => m.Field["name"].Origin.Place).Distinct().Where(p => p != field["name"].Origin.Place).Select(p => new RelatedPlace(p, "needed here too"))]);
        }
    }

    private static SourceReference? Reference(Component component)
    {
        if (component.HelmRelease is not { } release)
        {
            return null;
        }

        var field = release.ChartRef.Exists ? release.ChartRef : release.Chart["sourceRef"];
        var id = new ResourceId(FluxGroups.Source, "", field["kind"].Text ?? "", field["namespace"].Text ?? component.Id.Namespace, field["name"].Text ?? "");
        return id.Kind is "HelmRepository" or "GitRepository" or "Bucket" or "OCIRepository" or "HelmChart" or "ExternalArtifact"
            && id.Name.Length > 0 && !$"{id.Name}{id.Namespace}".HasVariable
            ? new SourceReference(component, field, id)
            : null;
    }

    /// <summary>What <c>flux bootstrap</c> makes is not always kept in Git.</summary>
    private static bool IsBootstrapSource(ResourceId id) => id is { Namespace: "flux-system", Name: "flux-system" };

    private static string Hint(ResourceId id, Field reference, Cluster cluster)
    {
        var namesake = cluster.Objects.Where(o => o.Id.Group == FluxGroups.Source && o.Id.Name == id.Name).OrderByDescending(o => o.Id.Kind == id.Kind).FirstOrDefault();
        return namesake is null ? ""
            : namesake.Id.Kind != id.Kind ? $"; there is {namesake.Id}"
            : reference["namespace"].Exists ? $"; there is one in namespace `{namesake.Id.Namespace}`"
            : $"; there is one in namespace `{namesake.Id.Namespace}`, which the reference must name";
    }

    private sealed record SourceReference(Component Component, Field Field, ResourceId Id);
}
