using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX806: a <c>serviceAccountName</c> without its account.</summary>
public sealed class ServiceAccountNotFound : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX806",
        Name = "service-account-not-found",
        Title = "`serviceAccountName` names an account that nothing in the namespace creates",
        Level = Level.Error,
        Why = """
            Flux impersonates the account, and Kubernetes takes any name for one: what follows is `forbidden` for every object, as if rights were missing.
            The account is one of the namespace of the Flux object, whatever `targetNamespace` says. Accounts that exist without being in Git can be
            declared under `externals.serviceAccounts`; behind a `kubeConfig` they belong to the other cluster and are not looked at.

            Where something that is not known here, such as a chart, could bring the account, the finding is a warning.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#service-account-reference", "https://fluxcd.io/flux/components/helm/helmreleases/#service-account-reference"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var missing in AbsentTarget.Among(cluster.Edges.Where(e => e.Kind == ClusterEdgeKind.ServiceAccount && !IsOfFlux(e.TargetId)), cluster))
        {
            var at = missing.First;
            context.For(at.From, cluster).Report(
                at.Field,
                $"no ServiceAccount `{missing.Id.Name}` exists in namespace `{missing.Id.Namespace}`: what {at.From.Id.Kind} `{at.From.Id.Name}` does is refused{missing.Unless}{missing.Others}",
                missing.LevelFrom(Level.Error),
                AbsentTarget.Hint(missing.Id, cluster),
                missing.Related);
        }
    }

    /// <summary>The accounts that an installation brings, whether its manifests are in Git or not.</summary>
    private static bool IsOfFlux(ResourceId id) => id.Namespace == "flux-system" && (id.Name.EndsWith("-controller", StringComparison.Ordinal) || id.Name is "source-watcher" or "flux-operator");
}
