using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Kustomizations;

/// <summary>FX213: pruning reaches definitions.</summary>
public sealed class CrdsPruned : ClusterRule
{
    private const int Shown = 3;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX213",
        Name = "crds-pruned",
        Title = "`prune: true` on a Kustomization that applies CRDs: removing a file deletes every custom resource of its kind",
        Level = Level.Warning,
        Why = """
            Kubernetes deletes all objects of a kind together with its CustomResourceDefinition. With `prune: true` a CRD goes when its file is removed,
            renamed, or falls out of a kustomization, and when the Kustomization itself is renamed or deleted. The objects go with it wherever they come
            from: certificates, databases, volumes of the whole cluster. The pull request that causes it shows one removed line.

            Annotate the CRDs with `kustomize.toolkit.fluxcd.io/prune: disabled`, or let a Kustomization of their own with `prune: false` apply them.

            Quiet for CRDs so annotated or labelled, and for the `flux-system` Kustomization.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#prune",
            "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#delete-a-customresourcedefinition",
            "https://github.com/fluxcd/pkg/blob/main/ssa/utils/meta.go (AnyInMetadata)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var component in cluster.Components)
        {
            if (component.Kustomization is not { } flux || !flux.Prune.IsTrue || component.Parent is null || flux.Name == "flux-system")
            {
                continue;
            }

            var pruned = component.Objects.Where(o => o.Id is { Group: "apiextensions.k8s.io", Kind: "CustomResourceDefinition" } && !ApplyOptions.Of(o).IsNeverPruned).ToList();
            if (pruned is not [var first, ..])
            {
                continue;
            }

            context.For(component.Object, cluster).Report(
                flux.Prune,
                $"Kustomization `{flux.Name}` prunes the CRDs it applies: {Enumeration.Of(pruned.Select(c => $"`{c.Id.Name}`"), Shown)}; a removed or renamed file deletes every object of the kind",
                related: [new RelatedPlace(first.Place, $"the definition of {first.Resource.Field.At("spec", "names", "kind").Text}")]);
        }
    }
}
