using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX801: a Flux object that acts with the rights of its controller.</summary>
public sealed class MissingServiceAccount : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX801",
        Name = "missing-service-account",
        Title = "A Kustomization or HelmRelease without `serviceAccountName` where tenants share the cluster",
        Level = Level.Warning,
        Why = """
            Without `serviceAccountName` a Kustomization or HelmRelease is applied with the rights of its controller, which is cluster-admin: a tenant that
            may write such an object owns the cluster, and nothing shows it. Where controllers run with `--default-service-account`, the object acts as that
            account of its own namespace instead: without a binding everything it does is refused, which is an error, also for what the platform itself
            keeps in flux-system.

            Tenants show by lock-down flags, a multitenant FluxInstance, the label `toolkit.fluxcd.io/tenant`, or a namespace whose Flux objects have an
            account of their own. In a namespace of a tenant the finding is a warning; without any sign of tenants it is a note of the strict profile. The
            Flux Kustomization that a cluster starts from is left out, and so is a multitenant FluxInstance, which sets the account itself.
            """,
        Sources = ["https://fluxcd.io/flux/installation/configuration/multitenancy/", "https://fluxcd.io/flux/components/kustomize/kustomizations/#enforcing-impersonation"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var tenancy = Tenancy.In(context.Workspace);
        if (tenancy.IsOperated(cluster))
        {
            return;
        }

        foreach (var component in cluster.Components.Where(c => c.Parent is not null && !c.IsRemote && !c.Flux.Spec["serviceAccountName"].Exists))
        {
            var about = context.For(component, cluster);
            if (tenancy.DefaultServiceAccount(cluster, Controller(component)) is { } account)
            {
                CheckDefault(component, account, cluster, about);
            }
            else if (tenancy.IsTenant(cluster, component.Id.Namespace))
            {
                about.ReportKey(component.Flux.Spec, $"{component.Id.Kind} `{component.Id.Name}` has no `serviceAccountName`: it acts with the rights of {Controller(component)}, cluster-admin, in the namespace of a tenant");
            }
            else if (context.IsStrict)
            {
                about.ReportKey(component.Flux.Spec, $"{component.Id.Kind} `{component.Id.Name}` has no `serviceAccountName`: it acts with the rights of {Controller(component)}", Level.Note);
            }
        }
    }

    private static void CheckDefault(Component component, string account, Cluster cluster, RuleContext context)
    {
        var id = new ResourceId("", "v1", "ServiceAccount", component.Id.Namespace, account);
        if (!AccountBindings.Of(id, cluster).Any())
        {
            context.ReportKey(
                component.Flux.Spec,
                $"{component.Id.Kind} `{component.Id.Name}` has no `serviceAccountName` and acts as `{account}` of namespace `{component.Id.Namespace}` (`--default-service-account`), which no binding in Git gives any rights: it is refused",
                Level.Error);
        }
    }

    private static string Controller(Component component) => component.Flux is FluxHelmRelease ? "helm-controller" : "kustomize-controller";
}
