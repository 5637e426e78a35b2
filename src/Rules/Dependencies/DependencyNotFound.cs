using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Dependencies;

/// <summary>FX205: <c>dependsOn</c> names nothing.</summary>
public sealed class DependencyNotFound : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX205",
        Name = "dependency-not-found",
        Title = "`dependsOn` names a Kustomization or HelmRelease that does not exist",
        Level = Level.Error,
        Why = """
            A dependency that does not exist is a dependency that is not ready: the controller looks again every 30 seconds for ever, and the object stays
            `dependency not ready` as it does during any start. A dependency is of the same kind (a HelmRelease cannot depend on a Kustomization) and,
            without `namespace`, in the namespace of the object itself. That default is where most mistakes come from: a `targetNamespace` of the parent,
            or an overlay, moves one of the two and not the reference.

            Where something that is not known here could bring the dependency, the finding is a warning.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#dependencies",
            "https://fluxcd.io/flux/components/helm/helmreleases/#dependencies",
            "https://github.com/fluxcd/kustomize-controller/blob/v1.9.4/internal/controller/kustomization_controller.go (checkDependencies)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var missing in AbsentTarget.Among(cluster.Edges.Where(e => e.Kind == ClusterEdgeKind.DependsOn), cluster))
        {
            var at = missing.First;
            var hasNamespace = at.Field.Parent!["namespace"].Exists;
            context.For(at.From, cluster).Report(
                at.Field,
                $"no {missing.Id.Kind} `{missing.Id.Namespace}/{missing.Id.Name}` exists: `{at.From.Id.Name}` waits for it for ever{missing.Unless}{missing.Others}",
                missing.LevelFrom(Level.Error),
                missing.Elsewhere(cluster) is { } other ? $"{(hasNamespace ? "it is" : "did you mean the one")} in namespace {other.Namespace}{(hasNamespace ? "" : "?")}" : null,
                missing.Related);
        }
    }
}
