using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Rules.ApiVersions;

namespace Dryflux.Rules.Schemas;

/// <summary>
/// The kinds whose objects kustomize-controller reads into Go's types and writes out again before it applies them: fields that the types do not
/// have are gone then, without a word.
/// </summary>
// fluxcd/pkg ssa/normalize/normalize.go: UnstructuredList, used since kustomize-controller 1.3 (Flux 2.3); SetNativeKindsDefaults before.
internal static class TypedKinds
{
    private static readonly FluxVersion AllKinds = new(2, 3);

    /// <summary>True when Flux drops what it does not know from objects of a kind.</summary>
    public static bool Contain(ResourceId id, FluxVersion flux)
    {
        if (flux < AllKinds)
        {
            return id is { Group: "", Kind: "Service" or "Pod" or "Secret" } or { Group: "apps", Kind: "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" } or { Group: "autoscaling", Version: "v2" or "v2beta2", Kind: "HorizontalPodAutoscaler" };
        }

        // client-go's scheme has neither definitions nor API services; roles are left out because the types lose their rules.
        return id.Group is not ("apiextensions.k8s.io" or "apiregistration.k8s.io")
            && id is not { Group: "rbac.authorization.k8s.io", Kind: "Role" or "ClusterRole" }
            && KubernetesApis.Find(id.Group, id.Version, id.Kind) is not null;
    }
}
