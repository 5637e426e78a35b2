using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Dependencies;

/// <summary>Something that happens to a component.</summary>
/// <param name="Component">The component.</param>
/// <param name="Moment">What happens.</param>
internal readonly record struct ComponentEvent(Component Component, Moment Moment);
