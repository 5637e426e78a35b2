using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>A Flux Kustomization that has been found and is not built yet.</summary>
/// <param name="Kustomization">The Flux Kustomization as applied.</param>
/// <param name="Self">The object that it is in its parent's render; null for a root.</param>
/// <param name="Home">The cluster whose Flux builds it.</param>
/// <param name="Depth">How many components stand above it.</param>
internal sealed record PendingComponent(FluxKustomization Kustomization, RenderedObject? Self, Landing Home, int Depth)
{
    /// <summary>Its namespace; when nothing gives it one, that of its parent.</summary>
    public string Namespace { get; } = Kustomization.Namespace.Length > 0 ? Kustomization.Namespace : Self?.Owner.Id.Namespace ?? SourceKey.FluxNamespace;

    /// <summary>Its source.</summary>
    public SourceKey Source => SourceKey.Of(Kustomization.SourceRef, Namespace);
}
