using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Dependencies;

/// <summary>Something that happens to a component.</summary>
/// <param name="Component">The component.</param>
/// <param name="Moment">What happens.</param>
internal sealed record ComponentEvent(Component Component, Moment Moment);
