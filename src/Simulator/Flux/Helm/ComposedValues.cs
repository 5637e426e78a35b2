using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Helm;

/// <summary>The values that helm-controller hands to Helm for a HelmRelease.</summary>
/// <param name="Root">
/// The values, each with the place that sets it. In the place of a value that is not known, or that a Secret holds, stands
/// <c>${...}</c> with the name of what holds it.
/// </param>
/// <param name="Unknown">The entries of <c>valuesFrom</c> whose values are not known, in order.</param>
/// <param name="Errors">Why they cannot be composed, in helm-controller's words; the values are then those of the entries that can be read.</param>
public sealed record ComposedValues(YamlMap Root, IReadOnlyList<UnknownValues> Unknown, IReadOnlyList<BuildError> Errors);
