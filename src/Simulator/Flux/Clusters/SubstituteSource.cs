using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>What one entry of <c>substituteFrom</c> gives.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Id">The ConfigMap or Secret it names.</param>
/// <param name="Variables">The variables, by the keys that are known.</param>
/// <param name="IsComplete">False when there may be keys that nobody knows.</param>
/// <param name="Cause">Why values are not known, in plain words; null when all are.</param>
internal sealed record SubstituteSource(Field Entry, ResourceId Id, IReadOnlyList<Variable> Variables, bool IsComplete, string? Cause);
