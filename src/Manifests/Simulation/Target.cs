using Dryflux.Manifests.Flux;

namespace Dryflux.Manifests.Simulation;

/// <summary>What the manifests are judged for.</summary>
/// <param name="Flux">The Flux release line.</param>
/// <param name="Kubernetes">The Kubernetes version as <c>1.34</c>, or null for the newest known.</param>
public sealed record Target(FluxVersion Flux, string? Kubernetes = null);
