using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Generators;

/// <summary>A generator with the name that annotations give it.</summary>
/// <param name="Kind">The kind, as in <c>ConfigMapGenerator</c>.</param>
/// <param name="Entry">The entry that asks for it.</param>
/// <param name="Generator">The generator.</param>
public sealed record NamedGenerator(string Kind, Origin Entry, Generator Generator);
