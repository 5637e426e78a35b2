using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Helm;

/// <summary>An entry of <c>valuesFrom</c> whose values are not known.</summary>
/// <param name="Cause">Why, in plain words.</param>
/// <param name="TargetPath">The path that it sets, where a <c>${...}</c> stands for the value; "" when it may set any value.</param>
/// <param name="Place">The entry.</param>
public sealed record UnknownValues(string Cause, string TargetPath, Place Place);
