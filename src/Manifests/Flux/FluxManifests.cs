using Dryflux.Manifests.Resources;

namespace Dryflux.Manifests.Flux;

/// <summary>The artifact that Flux publishes its own manifests as: <c>oci://ghcr.io/fluxcd/flux-manifests</c>, or a copy of it.</summary>
public static class FluxManifests
{
    private const string Home = "flux-system";

    /// <summary>True for the address of the artifact.</summary>
    public static bool Are(string? url) => url?.StartsWith("oci://", StringComparison.Ordinal) == true && url.TrimEnd('/').EndsWith("/flux-manifests", StringComparison.Ordinal);

    /// <summary>True for an object that may be in it (flux2 manifests/install).</summary>
    public static bool MayHold(ResourceId id) => id.Kind switch
    {
        "Namespace" => id.Name == Home,
        "CustomResourceDefinition" => id.Name.EndsWith(".fluxcd.io", StringComparison.Ordinal),
        "ClusterRole" or "ClusterRoleBinding" => true,
        "ServiceAccount" or "ResourceQuota" or "NetworkPolicy" or "Service" or "Deployment" => id.Namespace == Home,
        _ => false,
    };
}
