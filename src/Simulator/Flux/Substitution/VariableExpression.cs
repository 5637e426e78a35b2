using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>A <c>${...}</c>.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Operator">What is done with its value, as written: <c>:-</c>, <c>##</c>, <c>/%</c>; "" for nothing. <c>#</c> without argument asks for the length.</param>
/// <param name="Arguments">The operator's arguments, each of which is its parts put together; a default is one argument, be it empty.</param>
/// <param name="Span">From <c>${</c> to <c>}</c>.</param>
public sealed record VariableExpression(string Name, string Operator, IReadOnlyList<IReadOnlyList<TemplatePart>> Arguments, TextSpan Span)
    : TemplatePart(Span)
{
    /// <summary>True when it says what to take for a variable that is unset or empty; <c>:+</c> and <c>:?</c> do so too.</summary>
    public bool HasDefault => Operator is "=" or ":=" or ":-" or ":?" or ":+";
}
