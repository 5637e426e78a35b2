using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX803: a tenant's account with rights in the whole cluster.</summary>
public sealed class TenantClusterAdmin : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX803",
        Name = "tenant-cluster-admin",
        Title = "The account that applies a namespace's objects has rights in the whole cluster",
        Level = Level.Error,
        Why = """
            `serviceAccountName` keeps a tenant in its namespace only as long as a RoleBinding gives the account its rights. A ClusterRoleBinding gives them
            everywhere: with `cluster-admin` the tenant can do whatever the platform can, and the impersonation is a show. A RoleBinding to the ClusterRole
            `cluster-admin` is what `flux create tenant` writes; it ends at the namespace.

            Accounts of flux-system are not looked at.
            """,
        Sources = ["https://fluxcd.io/flux/installation/configuration/multitenancy/", "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var account in Tenancy.Reconcilers(cluster).DistinctBy(e => e.TargetId))
        {
            foreach (var (binding, subject) in AccountBindings.Of(account.TargetId, cluster).Where(b => b.Binding.Id.Kind == "ClusterRoleBinding"))
            {
                var role = binding.Resource.Field.At("roleRef", "name").Text;
                context.For(binding, cluster).Report(
                    subject["name"],
                    $"ClusterRoleBinding `{binding.Id.Name}` gives `{account.TargetId.Namespace}/{account.TargetId.Name}`, which Flux acts as for {account.From.Id.Kind} `{account.From.Id.Name}`, the role `{role}` in every namespace",
                    label: "bind it with a RoleBinding",
                    related: [new RelatedPlace(account.Field.Origin.Place, "Flux acts as the account here")]);
            }
        }
    }
}
