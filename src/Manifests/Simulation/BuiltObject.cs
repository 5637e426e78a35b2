using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Simulation;

/// <summary>An object as a build gives it, before it belongs to a component.</summary>
/// <param name="Resource">The object over the rendered nodes.</param>
/// <param name="Entries">The entries of kustomization files that brought it in, the nearest first.</param>
public sealed record BuiltObject(Resource Resource, IReadOnlyList<Place> Entries);
