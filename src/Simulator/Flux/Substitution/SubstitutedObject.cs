using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>An object after substitution.</summary>
/// <param name="Root">
/// Its nodes, each with the origin of the node it comes from; what a variable changed is decorated by the variable's origin. The
/// nodes given, when nothing had to change or something failed.
/// </param>
/// <param name="Uses">Every expression in it, in the order of the printed object; none when it does not parse.</param>
/// <param name="Errors">Why it fails, in Flux's words from <c>envsubst error:</c> on; before them Flux says which object it is.</param>
public sealed record SubstitutedObject(YamlMap Root, IReadOnlyList<VariableUse> Uses, IReadOnlyList<BuildError> Errors);
