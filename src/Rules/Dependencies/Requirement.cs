using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Dependencies;

/// <summary>An event that cannot come before another one.</summary>
/// <param name="Event">What waits.</param>
/// <param name="Needs">What it waits for.</param>
/// <param name="Reason">Why, as a sentence about the two.</param>
/// <param name="Place">The text that makes it so.</param>
/// <param name="Kind">How it waits.</param>
internal sealed record Requirement(ComponentEvent Event, ComponentEvent Needs, string Reason, Place Place, RequirementKind Kind);
