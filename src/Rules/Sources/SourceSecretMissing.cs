using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Sources;

/// <summary>FX508: a source whose credentials are not in Git.</summary>
public sealed class SourceSecretMissing : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX508",
        Name = "source-secret-missing",
        Title = "A Secret that a source needs and nothing in Git creates",
        Level = Level.Note,
        Set = RuleSet.Strict,
        Why = """
            A source whose `secretRef`, `certSecretRef` or `proxySecretRef` names no Secret is not fetched. In the cluster that runs today somebody once created
            the Secret by hand and everything is Ready; a cluster made anew from the repository stops at this source, on the day on which it must not.
            Keep the Secret in Git, encrypted by SOPS or as SealedSecret or ExternalSecret, or tell dryflux that it comes from elsewhere
            (`externals.secrets`).

            Quiet for the Secret of the source that the cluster itself is synced from, which the bootstrap creates, for Secrets that a script or a manifest
            outside of Flux's paths creates, and where a part of the cluster that is not known here could bring it. A chart is not expected to.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/source/gitrepositories/#secret-reference",
            "https://fluxcd.io/flux/components/source/ocirepositories/#secret-reference",
            "https://fluxcd.io/flux/components/source/helmrepositories/#secret-reference",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var bootstrap = OfBootstrap(cluster);
        foreach (var missing in AbsentTarget.Among(cluster.Edges.Where(e => IsCredential(e) && !bootstrap.Contains(e.TargetId.Name)), cluster))
        {
            if (cluster.Gaps.Any(g => MayBring(g, missing, cluster)) || Absence.Find(missing.Id, cluster, context.Workspace).IsCertain)
            {
                continue;
            }

            var at = missing.First;
            context.For(at.From, cluster).Report(
                at.Field,
                $"nothing in Git creates the Secret `{missing.Id.Name}` in namespace `{missing.Id.Namespace}`: in a new cluster {at.From.Id.Kind} `{at.From.Id.Name}` is not fetched until somebody does{missing.Others}",
                label: AbsentTarget.Hint(missing.Id, cluster),
                related: [.. Absence.Forgotten(missing.Id, context.Workspace), .. missing.Related]);
        }
    }

    /// <summary>True when what is not known may create the Secret; what is fetched from the source itself cannot.</summary>
    private static bool MayBring(AnalysisGap gap, AbsentTarget missing, Cluster cluster) =>
        gap.Kind != AnalysisGapKind.Chart
        && gap.CouldHide(missing.Id)
        && !gap.Components.All(c => cluster.Edges.Any(e => e.Kind == ClusterEdgeKind.Source && e.From == c.Object && e.Target == missing.First.From));

    private static bool IsCredential(ClusterEdge edge) =>
        edge.Kind == ClusterEdgeKind.Secret
        && (edge.From.Id.Group == FluxGroups.Source || edge.From.Id is { Group: FluxGroups.Image, Kind: "ImageRepository" })
        && edge.Field.Parent?.Key is "secretRef" or "certSecretRef" or "proxySecretRef";

    /// <summary>The names of the Secrets that whoever bootstraps the cluster creates.</summary>
    private static HashSet<string> OfBootstrap(Cluster cluster)
    {
        var names = new HashSet<string>(["flux-system"], StringComparer.Ordinal);

        // A source that begins the cluster, or stands for this repository, which had to be fetched to know of it: the Secret was there before.
        var sources = cluster.Edges.Where(e => e is { Kind: ClusterEdgeKind.Source, Target: not null } && (e.From == cluster.Components.FirstOrDefault()?.Object || cluster.Component(e.From.Id)?.Repository is not null)).Select(e => e.Target).ToHashSet();
        names.UnionWith(cluster.Edges.Where(e => IsCredential(e) && sources.Contains(e.From)).Select(e => e.TargetId.Name));
        foreach (var instance in cluster.Objects.Select(o => FluxObject.From(o.Resource)).OfType<FluxInstance>())
        {
            names.UnionWith(instance.Sync["pullSecret"].Text is { } name ? [name] : []);
        }

        return names;
    }
}
