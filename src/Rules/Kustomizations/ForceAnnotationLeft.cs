using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Kustomizations;

/// <summary>FX215: the permission to delete and recreate an object, left in Git.</summary>
public sealed class ForceAnnotationLeft : ClusterRule
{
    private const string Key = "kustomize.toolkit.fluxcd.io/force";

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX215",
        Name = "force-annotation-left",
        Title = "The annotation that lets Flux delete and recreate an object is kept in Git",
        Level = Level.Note,
        Set = RuleSet.Strict,
        Why = """
            `kustomize.toolkit.fluxcd.io/force: enabled`, as annotation or label, tells kustomize-controller to delete the object and create it anew when the
            API server refuses a change. That gets one change of an immutable field through, and works on for every later one: the next edit of a selector, a
            claim template or a storage class takes the running object down with what depends on it, and no review sees it coming. Take it out with the
            commit after the one that needed it.

            Quiet for objects that cannot change in another way (Jobs, Pods, ConfigMaps and Secrets with `immutable: true`), under a Kustomization with
            `force: true` (FX214), and where a comment beside or above says why it stays.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources",
            "https://github.com/fluxcd/kustomize-controller/blob/v1.9.0/internal/controller/kustomization_controller.go (ForceSelector)",
            "https://github.com/fluxcd/pkg/blob/main/ssa/utils/meta.go (AnyInMetadata)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var rendered in cluster.Objects.Where(o => o.Owner.Kustomization?.Force.IsTrue == false && !IsImmutable(o.Resource)))
        {
            foreach (var field in (string[])["annotations", "labels"])
            {
                var force = rendered.Resource.Field["metadata"][field][Key];
                if (string.Equals(force.Text, "enabled", StringComparison.OrdinalIgnoreCase) && !context.HasReason(force))
                {
                    context.For(rendered, cluster).ReportKey(
                        force,
                        $"from now on every change that {rendered.Id.Kind} `{rendered.Id.Name}` does not allow deletes it{Lost(rendered.Id)} and creates it anew: remove `force` when the change that needed it is through");
                }
            }
        }
    }

    private static bool IsImmutable(Resource resource) => (resource.Id.Group, resource.Id.Kind) switch
    {
        ("batch", "Job") or ("", "Pod") => true,
        ("", "ConfigMap" or "Secret") => resource.Field["immutable"].IsTrue,
        _ => false,
    };

    private static string Lost(ResourceId id) => (id.Group, id.Kind) switch
    {
        ("", "PersistentVolumeClaim") => " with its data",
        ("", "Namespace") => " with everything in it",
        ("apiextensions.k8s.io", "CustomResourceDefinition") => " with every object of its kind",
        _ => "",
    };
}
