using Dryflux.Manifests.Resources;

namespace Dryflux.Manifests.Simulation;

/// <summary>
/// Which custom kinds live outside namespaces. kustomize gives a namespace to every kind it does not know, and the API server drops it
/// again, so what is rendered does not say.
/// </summary>
internal static class CustomScopes
{
    private static readonly HashSet<string> ClusterScoped =
    [
        "apiextensions.crossplane.io/Composition",
        "apiextensions.crossplane.io/CompositeResourceDefinition",
        "cilium.io/CiliumBGPAdvertisement",
        "cilium.io/CiliumBGPClusterConfig",
        "cilium.io/CiliumBGPPeerConfig",
        "cilium.io/CiliumBGPPeeringPolicy",
        "cilium.io/CiliumCIDRGroup",
        "cilium.io/CiliumClusterwideEnvoyConfig",
        "cilium.io/CiliumClusterwideNetworkPolicy",
        "cilium.io/CiliumEgressGatewayPolicy",
        "cilium.io/CiliumL2AnnouncementPolicy",
        "cilium.io/CiliumLoadBalancerIPPool",
        "crd.projectcalico.org/BGPConfiguration",
        "crd.projectcalico.org/BGPPeer",
        "crd.projectcalico.org/FelixConfiguration",
        "crd.projectcalico.org/GlobalNetworkPolicy",
        "crd.projectcalico.org/IPPool",
        "elbv2.k8s.aws/IngressClassParams",
        "karpenter.k8s.aws/EC2NodeClass",
        "karpenter.sh/NodePool",
        "kyverno.io/GlobalContextEntry",
        "nfd.k8s-sigs.io/NodeFeatureRule",
        "operator.tigera.io/APIServer",
        "operator.tigera.io/Installation",
        "pkg.crossplane.io/Configuration",
        "pkg.crossplane.io/Function",
        "pkg.crossplane.io/Provider",
        "tailscale.com/Connector",
        "tailscale.com/DNSConfig",
        "tailscale.com/ProxyClass",
        "tailscale.com/ProxyGroup",
        "templates.gatekeeper.sh/ConstraintTemplate",
        "trust.cert-manager.io/Bundle",
    ];

    /// <summary>The id as the API server has it: without a namespace for a custom kind that is known to live outside of them.</summary>
    public static ResourceId Apply(ResourceId id) => id.Namespace.Length > 0 && IsClusterScoped(id.Group, id.Kind) ? id with { Namespace = "" } : id;

    /// <summary>
    /// By name, or by the word that authors of definitions put in front: ClusterIssuer, ClusterSecretStore, ClusterPolicy. Cluster API and
    /// databases use it for objects that are clusters themselves.
    /// </summary>
    private static bool IsClusterScoped(string group, string kind) =>
        ClusterScoped.Contains($"{group}/{kind}")
        || (group == "constraints.gatekeeper.sh")
        || (group.Contains('.', StringComparison.Ordinal)
            && ((kind.StartsWith("Cluster", StringComparison.Ordinal) && kind.Length > "Cluster".Length && char.IsAsciiLetterUpper(kind["Cluster".Length]) && !group.EndsWith("cluster.x-k8s.io", StringComparison.Ordinal))
                || (kind.EndsWith("Class", StringComparison.Ordinal) && group.EndsWith(".k8s.io", StringComparison.Ordinal) && !group.EndsWith("cluster.x-k8s.io", StringComparison.Ordinal))));
}
