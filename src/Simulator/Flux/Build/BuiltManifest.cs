using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>One object as Flux would apply it.</summary>
/// <param name="Root">Its nodes, frozen; they may be shared with other builds.</param>
/// <param name="Entries">The entries that brought it into the build, the nearest first; none for a file that a path without kustomization file takes in.</param>
public sealed record BuiltManifest(YamlMap Root, IReadOnlyList<Place> Entries);
