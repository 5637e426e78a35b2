using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Simulation;

/// <summary>A variable of postBuild substitution.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">
/// Its value, or null when it exists but nobody can say offline what it holds: encrypted, or external. Bytes that are no UTF-8
/// stand as <see cref="Go.GoString"/> has them.
/// </param>
/// <param name="Provider">What gives it, for people: <c>ConfigMap/flux-system/cluster-settings</c>, <c>spec.postBuild.substitute</c>.</param>
/// <param name="Origin">The node that holds the value, or null when none does, as for a variable given on the command line.</param>
/// <param name="IsSecret">True when the value must never be shown.</param>
public sealed record Variable(string Name, string? Value, string Provider, Origin? Origin, bool IsSecret = false)
{
    /// <summary>Name and provider; never the value.</summary>
    public override string ToString() => $"{Name} of {Provider}";
}
