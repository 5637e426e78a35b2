using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX807: an account that Flux acts as and that may do nothing.</summary>
public sealed class ServiceAccountWithoutRights : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX807",
        Name = "service-account-without-rights",
        Title = "An account that Flux acts as and that no binding gives rights, or a role of everything",
        Level = Level.Warning,
        Set = RuleSet.Tenancy,
        Why = """
            A ServiceAccount can do nothing until a RoleBinding says so: what Flux applies in its name is `forbidden`, object by object. Where something that
            is not known here, such as a chart, could bring the binding, nothing is said. A Role that allows every verb on every resource is a note: it is
            as good as no role within the namespace.
            """,
        Sources = ["https://fluxcd.io/flux/installation/configuration/multitenancy/", "https://kubernetes.io/docs/reference/access-authn-authz/rbac/"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var account in Tenancy.Reconcilers(cluster).DistinctBy(e => e.TargetId))
        {
            var bindings = AccountBindings.Of(account.TargetId, cluster).ToList();
            if (bindings.Count == 0 && !cluster.Gaps.Any(g => g.CouldHide(new("rbac.authorization.k8s.io", "", "RoleBinding", account.TargetId.Namespace, account.TargetId.Name))))
            {
                context.For(account.Target!, cluster).Report(
                    account.Target!.Resource.Field.At("metadata", "name"),
                    $"no binding gives `{account.TargetId.Name}` rights in namespace `{account.TargetId.Namespace}`: what Flux applies in its name is refused",
                    related: [new RelatedPlace(account.Field.Origin.Place, "Flux acts as the account here")]);
            }

            foreach (var (binding, _) in bindings)
            {
                CheckRole(binding, cluster, context);
            }
        }
    }

    private static void CheckRole(RenderedObject binding, Cluster cluster, RuleContext context)
    {
        var reference = binding.Resource.Field["roleRef"];
        if (reference["kind"].Text != "Role" || cluster.Object("rbac.authorization.k8s.io", "Role", binding.Id.Namespace, reference["name"].Text ?? "") is not { } role)
        {
            return;
        }

        var all = role.Resource.Field["rules"].Items.FirstOrDefault(r => ((string[])["apiGroups", "resources", "verbs"]).All(list => r[list].Items.Any(i => i.Text == "*")));
        if (all is not null)
        {
            context.For(role, cluster).Report(all["verbs"], $"Role `{role.Id.Name}` allows everything in the namespace", Level.Note);
        }
    }
}
