using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>What is wrong with an expression.</summary>
/// <param name="Message">Flux's words.</param>
/// <param name="Span">The expression at fault, in the template's text.</param>
/// <param name="Kind">Whether it does not parse, is undefined, or breaks upstream's code.</param>
public sealed record TemplateError(string Message, TextSpan Span, BuildErrorKind Kind);
