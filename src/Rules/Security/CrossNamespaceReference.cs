using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX802: a reference into another namespace.</summary>
public sealed class CrossNamespaceReference : ObjectRule<FluxObject>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX802",
        Name = "cross-namespace-reference",
        Title = "A Flux object that refers to one of another namespace where tenants share the cluster",
        Level = Level.Warning,
        Set = RuleSet.Tenancy,
        Why = """
            Namespaces are the walls between tenants; a source, a chart, an image repository or an event source of another namespace goes through them. With
            `--no-cross-namespace-refs=true` (or a multitenant FluxInstance) controllers refuse such references: the object stalls with `AccessDenied`, and
            events of other namespaces are dropped for the Alert, which is an error here, in every namespace. Without that flag objects of tenants' namespaces alone are looked at. `dependsOn` may cross namespaces by design.
            """,
        Sources = ["https://fluxcd.io/flux/installation/configuration/multitenancy/"],
    };

    /// <inheritdoc/>
    public override void Check(FluxObject flux, RuleContext context)
    {
        var tenancy = Tenancy.In(context.Workspace);
        var isRefused = Controller(flux) is { } controller && tenancy.ForbidsCrossReferences(context.Cluster, controller);
        if (flux.Namespace.Length == 0 || (!isRefused && !(context.Cluster is { } cluster && tenancy.IsTenant(cluster, flux.Namespace))))
        {
            return;
        }

        foreach (var space in References(flux).Select(r => r["namespace"]).Where(n => n.Text is { Length: > 0 } text && text != flux.Namespace && text != "*" && !text.HasVariable))
        {
            context.Report(
                space,
                $"{flux.Kind} `{flux.Name}` of namespace `{flux.Namespace}` refers to namespace `{space.Text}`{(isRefused ? ": `--no-cross-namespace-refs` refuses it" : "")}",
                isRefused ? Level.Error : null);
        }
    }

    /// <summary>The controller that follows the references of a kind; null for a kind without any.</summary>
    private static string? Controller(FluxObject flux) => flux switch
    {
        FluxKustomization => "kustomize-controller",
        FluxHelmRelease => "helm-controller",
        FluxImagePolicy => "image-reflector-controller",
        FluxImageUpdateAutomation => "image-automation-controller",
        FluxAlert or FluxReceiver => "notification-controller",
        _ => null,
    };

    private static IEnumerable<Field> References(FluxObject flux) => flux switch
    {
        FluxKustomization or FluxImageUpdateAutomation => [flux.Spec["sourceRef"]],
        FluxHelmRelease release => [release.Chart["sourceRef"], release.ChartRef],
        FluxImagePolicy policy => [policy.ImageRepositoryRef],
        FluxAlert alert => alert.EventSources.Items,
        FluxReceiver receiver => receiver.Resources.Items,
        _ => [],
    };
}
