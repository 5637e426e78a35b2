using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>
/// A text with <c>${...}</c> in it, as Flux reads it (fluxcd/pkg envsubst). Bash's words for it promise more than it does: see
/// <see cref="VariableExpression.HasDefault"/>.
/// </summary>
public sealed class Template
{
    private Template(string text, IReadOnlyList<TemplatePart> parts)
    {
        Text = text;
        Parts = parts;
    }

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>Text and expressions in order; what is in no part only escapes what follows it.</summary>
    public IReadOnlyList<TemplatePart> Parts { get; }

    /// <summary>Reads a template; null when an expression does not parse.</summary>
    /// <param name="text">The text.</param>
    /// <param name="error">What does not parse; upstream stops at the first.</param>
    public static Template? Parse(string text, out TemplateError? error)
    {
        var parts = TemplateParser.Parse(text, out error);
        return parts is null ? null : new Template(text, parts);
    }

    /// <summary>Every expression in order of the text, those inside others too.</summary>
    public IEnumerable<VariableExpression> Expressions() => ExpressionsIn(Parts);

    /// <summary>The characters at a span.</summary>
    public ReadOnlySpan<char> Slice(TextSpan span) => Text.AsSpan(span.Start, span.Length);

    /// <summary>Puts values in the place of the expressions. Values are not read as templates again.</summary>
    /// <param name="find">The variable of a name, or null when it is unset.</param>
    /// <param name="isStrict">True to fail for an unset variable without default; else it is empty.</param>
    public TemplateOutput Evaluate(Func<string, Variable?> find, bool isStrict) => new TemplateEvaluator(this, find, isStrict).Evaluate();

    private static IEnumerable<VariableExpression> ExpressionsIn(IEnumerable<TemplatePart> parts) =>
        parts.OfType<VariableExpression>().SelectMany(e => e.Arguments.SelectMany(ExpressionsIn).Prepend(e));
}
