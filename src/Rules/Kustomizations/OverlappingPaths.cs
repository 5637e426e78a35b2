using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Kustomizations;

/// <summary>FX217: two Flux Kustomizations build the same files.</summary>
public sealed class OverlappingPaths : ClusterRule
{
    private const int Shown = 3;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX217",
        Name = "overlapping-paths",
        Title = "Two Kustomizations of one source where one path contains the other: both apply the same files",
        Level = Level.Warning,
        Why = """
            A directory without a kustomization file is taken in with everything below it, so a Kustomization for `./apps` also applies what another one for
            `./apps/shop` applies. Both stay Ready. Each reconciliation of one overwrites what only the other one knows: its patches, variables, labels of
            ownership. When one of them is deleted or its path changes, pruning removes objects that the other still wants, until that one runs again.

            Give the outer directory a kustomization file that names what belongs to it, or move the inner one out.

            Quiet when the outer kustomization file does not take in the inner directory (a cluster's `flux-system` at its root), and when
            `targetNamespace`, `namePrefix` or `kubeConfig` make different objects of the same files.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#generating-a-kustomizationyaml-file",
            "https://github.com/fluxcd/pkg/blob/main/kustomize/kustomize_generator.go (scanManifests)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var shared in SharedObjects.In(cluster).Where(s => s.IsFromOverlappingPaths))
        {
            var (outer, inner) = shared.Owners[0].Directory!.IsIn(shared.Owners[1].Directory!) ? (shared.Owners[1], shared.Owners[0]) : (shared.Owners[0], shared.Owners[1]);
            var named = Enumeration.Of(shared.Objects.Select(o => $"`{o[0].Id}`"), Shown);
            var places = outer.Directory == inner.Directory ? $"builds the same path as `{inner.Id}`" : $"builds `{Path(outer)}`, which holds the path `{Path(inner)}` of `{inner.Id}`";
            context.For(outer.Object, cluster).Report(
                outer.Kustomization!.Path,
                $"Kustomization `{outer.Id.Name}` {places}, and both apply {named}",
                related: [new RelatedPlace(inner.Kustomization!.Path.Origin.Place, $"the path of `{inner.Id}`"), .. shared.Objects.Take(Shown).Select(o => new RelatedPlace(o[0].Place, $"`{o[0].Id}` is applied by both"))]);
        }
    }

    private static string Path(Component component) => component.Directory is { IsRoot: false } directory ? $"./{directory}" : "./";
}
