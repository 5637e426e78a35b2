using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>The pods that built-in workloads run.</summary>
internal static class PodSpecs
{
    /// <summary>The pod's <c>spec</c> in a workload; null for other objects.</summary>
    public static Field? Of(Resource resource) => (resource.Id.Group, resource.Id.Kind) switch
    {
        ("", "Pod") => Existing(resource.Field["spec"]),
        ("apps", "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet") or ("batch", "Job") or ("", "ReplicationController") => Existing(resource.Field.At("spec", "template", "spec")),
        ("batch", "CronJob") => Existing(resource.Field.At("spec", "jobTemplate", "spec", "template", "spec")),
        _ => null,
    };

    /// <summary>All containers of a pod, those that run first included.</summary>
    public static IEnumerable<Field> Containers(Field spec) => spec["initContainers"].Items.Concat(spec["containers"].Items).Concat(spec["ephemeralContainers"].Items);

    private static Field? Existing(Field spec) => spec.Exists ? spec : null;
}
