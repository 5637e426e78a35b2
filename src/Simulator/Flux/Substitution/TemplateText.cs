using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>Text that stands for itself. A character that only escapes the next one belongs to no part.</summary>
/// <param name="Span">Where it stands; the text is what stands there.</param>
public sealed record TemplateText(TextSpan Span) : TemplatePart(Span);
