using System.Collections.Frozen;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>Which definition a custom resource needs.</summary>
internal sealed class CustomKinds
{
    private const string Group = "apiextensions.k8s.io";
    private const string Kind = "CustomResourceDefinition";

    /// <summary>The groups of Kubernetes itself beside those without a dot. Others below <c>k8s.io</c> are defined by CRDs.</summary>
    private static readonly FrozenSet<string> BuiltIn = FrozenSet.ToFrozenSet(
    [
        "", "apps", "batch", "autoscaling", "policy", "extensions",
        "admissionregistration.k8s.io", Group, "apiregistration.k8s.io", "authentication.k8s.io", "authorization.k8s.io", "certificates.k8s.io",
        "coordination.k8s.io", "discovery.k8s.io", "events.k8s.io", "flowcontrol.apiserver.k8s.io", "internal.apiserver.k8s.io", "metrics.k8s.io",
        "networking.k8s.io", "node.k8s.io", "rbac.authorization.k8s.io", "resource.k8s.io", "scheduling.k8s.io", "storage.k8s.io", "storagemigration.k8s.io",
    ],
    StringComparer.Ordinal);

    private readonly Dictionary<(string Group, string Kind), ResourceId> _definitions = [];

    /// <summary>Takes the definitions among the objects of a cluster.</summary>
    public CustomKinds(IEnumerable<RenderedObject> objects)
    {
        foreach (var rendered in objects.Where(o => o.Id is { Group: Group, Kind: Kind }))
        {
            var spec = rendered.Resource.Field["spec"];
            _definitions.TryAdd((spec["group"].Text ?? "", spec.At("names", "kind").Text ?? ""), rendered.Id);
        }
    }

    /// <summary>The definition that an object needs; null for a built-in kind, and for Flux's own where the installation is not in Git.</summary>
    public ResourceId? Needs(ResourceId id)
    {
        if (BuiltIn.Contains(id.Group))
        {
            return null;
        }

        if (_definitions.TryGetValue((id.Group, id.Kind), out var definition))
        {
            return definition;
        }

        var isFlux = id.Group.EndsWith(".fluxcd.io", StringComparison.Ordinal) || id.Group == "fluxcd.controlplane.io";
        return isFlux ? null : new ResourceId(Group, "v1", Kind, "", $"{id.Kind}.{id.Group}");
    }
}
