using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX804: controllers that are not locked down although tenants share the cluster.</summary>
public sealed class MissingLockdownFlag : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX804",
        Name = "missing-lockdown-flag",
        Title = "Flux controllers without the flags that keep tenants apart",
        Level = Level.Warning,
        Set = RuleSet.Tenancy,
        Fix = FixSafety.Ask,
        Why = """
            Without `--no-cross-namespace-refs` a tenant's objects may use the sources and the events of other tenants, without `--no-remote-bases`
            kustomize-controller fetches what nobody checked, and without `--default-service-account` an object that names no account acts with the
            rights of its controller, which is cluster-admin. One controller that was forgotten is enough: an image controller that came later, a shard.

            With `--default-service-account` the Flux Kustomization that the cluster starts from needs `serviceAccountName: kustomize-controller`: else it acts
            as an account without rights, and Flux stops applying anything.

            Looked at is what the controllers get in the end: their Deployments with all patches, or the patches of a FluxInstance. A FluxInstance with
            `cluster.multitenant: true` sets all of it. The fix adds the patches that are missing to the kustomization file of flux-system.
            """,
        Sources = ["https://fluxcd.io/flux/installation/configuration/multitenancy/", "https://fluxcd.control-plane.io/operator/fluxinstance/#cluster-configuration"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        if (cluster.Components is [var root, ..])
        {
            CheckDeployments(FluxController.In(cluster), root, cluster, context);
        }

        foreach (var instance in FluxController.OperatedIn(cluster).GroupBy(c => c.Subject))
        {
            CheckInstance([.. instance], cluster, context);
        }
    }

    private static void CheckDeployments(IReadOnlyList<FluxController> controllers, Component root, Cluster cluster, RuleContext context)
    {
        var missing = Lockdown.Missing(controllers);
        var account = RootLacksAccount(controllers, root, cluster);
        if (missing.Count > 0)
        {
            var subject = missing[0].Controllers[0].Subject;
            var needsAccount = account is not null || missing.Any(m => m.Flag == Lockdown.DefaultServiceAccount);
            var file = FileOf(subject, context);
            var isOneFile = missing.SelectMany(m => m.Controllers).All(c => FileOf(c.Subject, context) == file && c.Container["args"].List is not null);
            var isRootThere = root.Flux.Spec["serviceAccountName"].Exists || FileOf(root.Object, context) == file;
            context.For(subject, cluster).Report(
                subject.Entries is [var entry, ..] ? entry : subject.Place,
                $"controllers run without {Lockdown.Describe(missing)}: tenants are not kept apart",
                fixes: isOneFile && (isRootThere || !needsAccount) ? LockdownPatch.Fix(missing, needsAccount ? root : null, file) : null);
        }
        else if (account is not null)
        {
            context.For(root, cluster).ReportKey(
                root.Flux.Spec,
                $"Flux Kustomization `{root.Id.Name}` has no `serviceAccountName`: with `--default-service-account={account}` it acts as that account of namespace `{root.Id.Namespace}`, which no binding in Git gives any rights, and nothing is applied any more",
                fixes: LockdownPatch.Fix([], root, FileOf(root.Object, context)));
        }
    }

    private static void CheckInstance(IReadOnlyList<FluxController> controllers, Cluster cluster, RuleContext context)
    {
        var multitenant = controllers[0].Container.At("cluster", "multitenant");
        if (multitenant.IsTrue || multitenant.Text?.Contains('$', StringComparison.Ordinal) == true || Lockdown.Missing(controllers) is not { Count: > 0 } missing)
        {
            return;
        }

        var edit = multitenant.Scalar is { IsNull: false } no ? YamlEdit.SetLiteral(no, "true") : YamlEdit.Add(multitenant, "true");
        context.For(controllers[0].Subject, cluster).ReportKey(
            multitenant,
            $"the FluxInstance is not `multitenant` and controllers run without {Lockdown.Describe(missing)}: tenants are not kept apart",
            fixes: Fix.Ask("set multitenant: true", edit));
    }

    /// <summary>The account that the root of a cluster would act as, where it names none and nothing gives that account rights.</summary>
    private static string? RootLacksAccount(IReadOnlyList<FluxController> controllers, Component root, Cluster cluster) =>
        controllers.FirstOrDefault(c => c.Controller == "kustomize-controller")?.Value(Lockdown.DefaultServiceAccount) is { Length: > 0 } account
        && root is { Parent: null, Kustomization: not null } && !root.Flux.Spec["serviceAccountName"].Exists
        && !AccountBindings.Of(new ResourceId("", "v1", "ServiceAccount", root.Id.Namespace, account), cluster).Any()
            ? account
            : null;

    private static SourceDocument? FileOf(RenderedObject rendered, RuleContext context) =>
        rendered.Entries is [var entry, ..] ? context.Workspace.File(entry.Source.Path)?.Documents.FirstOrDefault(d => d.Role == DocumentRole.KustomizationFile) : null;
}
