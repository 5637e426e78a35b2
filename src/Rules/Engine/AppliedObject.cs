using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Engine;

/// <summary>A Flux object as a cluster gets it.</summary>
/// <param name="Rendered">The object.</param>
/// <param name="Cluster">The cluster.</param>
internal sealed record AppliedObject(RenderedObject Rendered, Cluster Cluster);
