using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Sources;

/// <summary>FX202: a <c>sourceRef</c> that names no source of the cluster.</summary>
public sealed class SourceNotFound : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX202",
        Name = "source-not-found",
        Title = "`sourceRef` names a source that nothing in the cluster creates",
        Level = Level.Error,
        Why = """
            The API server takes any name in `sourceRef`. kustomize-controller then reports `Source artifact not found` and tries again after
            `retryInterval`, without ever failing for good, and nothing of the Kustomization is applied. Usual causes: the name was changed on one side, the
            kind is another one (`GitRepository` for an `OCIRepository`), or the namespace is missing: it defaults to the namespace of the object that
            refers, which a parent's `targetNamespace` or an overlay may have changed.

            Kustomizations, ImageUpdateAutomations, HelmCharts and ArtifactGenerators are looked at; HelmReleases in FX401. The source that a bootstrap or
            a FluxInstance makes is known without a file, and others can be declared under `externals.sources`. Where something that is not known here
            could bring the source, the finding is a warning.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#source-reference",
            "https://github.com/fluxcd/kustomize-controller/blob/v1.9.4/internal/controller/kustomization_controller.go (getSource)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var edges = cluster.Edges.Where(e => e.Kind == ClusterEdgeKind.Source && (e.From.Id.Group, e.From.Id.Kind) != (FluxGroups.Helm, "HelmRelease") && !IsRoot(e.From, cluster));
        foreach (var missing in AbsentTarget.Among(edges, cluster))
        {
            var at = missing.First;
            var similar = cluster.Objects.FirstOrDefault(o => o.Id.Group == FluxGroups.Source && o.Id.Name == missing.Id.Name && o.Id.Namespace == missing.Id.Namespace)?.Id;
            context.For(at.From, cluster).Report(
                at.Field,
                $"nothing in the cluster creates {missing.Id.Kind} `{missing.Id.Namespace}/{missing.Id.Name}`: {at.From.Id.Kind} `{at.From.Id.Name}` waits for it{missing.Unless}{missing.Others}",
                missing.LevelFrom(Level.Error),
                similar is { } kind ? $"did you mean the {kind.Kind} of that name?" : AbsentTarget.Hint(missing.Id, cluster),
                missing.Related);
        }
    }

    /// <summary>A bootstrap puts the source of a root into the cluster.</summary>
    private static bool IsRoot(RenderedObject rendered, Cluster cluster) => cluster.Component(rendered.Id) is { Parent: null } root && root.Object == rendered;
}
