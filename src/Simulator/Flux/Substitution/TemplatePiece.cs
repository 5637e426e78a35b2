using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>Which stretch of a template became which stretch of the result.</summary>
/// <param name="Template">In the template's text.</param>
/// <param name="Output">In the result.</param>
/// <param name="IsVerbatim">True when both stretches are the same text, character for character.</param>
public readonly record struct TemplatePiece(TextSpan Template, TextSpan Output, bool IsVerbatim);
