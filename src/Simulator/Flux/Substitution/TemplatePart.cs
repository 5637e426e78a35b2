using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>A stretch of a <see cref="Template"/>.</summary>
/// <param name="Span">Where it stands in the template's text.</param>
public abstract record TemplatePart(TextSpan Span);
