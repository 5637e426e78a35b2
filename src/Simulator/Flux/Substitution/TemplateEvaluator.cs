using System.Buffers;
using System.Text;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>Evaluates a template from left to right, the arguments of an expression before itself (envsubst/template.go).</summary>
internal sealed class TemplateEvaluator(Template template, Func<string, Variable?> find, bool isStrict)
{
    private readonly StringBuilder _output = new(template.Text.Length);
    private readonly List<TemplatePiece> _pieces = [];
    private readonly List<ExpressionUse> _uses = [];
    private readonly List<TemplateError> _errors = [];

    /// <summary>The values of expressions side by side: two halves of a character make a whole one.</summary>
    private readonly ArrayBufferWriter<byte> _run = new();

    private TextSpan? _runSpan;

    public TemplateOutput Evaluate()
    {
        foreach (var part in template.Parts)
        {
            if (part is VariableExpression expression && ValueOf(expression) is { } value)
            {
                _run.Write(value);
                _runSpan = _runSpan?.Union(part.Span) ?? part.Span;
            }
            else
            {
                EndRun();
                Append(part.Span, template.Slice(part.Span), isVerbatim: true);
            }
        }

        EndRun();
        return new TemplateOutput(_output.ToString(), _pieces, _uses, _errors);
    }

    private void EndRun()
    {
        if (_runSpan is { } span)
        {
            Append(span, GoString.FromBytes(_run.WrittenSpan), isVerbatim: false);
            _run.ResetWrittenCount();
            _runSpan = null;
        }
    }

    private void Append(TextSpan from, ReadOnlySpan<char> text, bool isVerbatim)
    {
        _pieces.Add(new TemplatePiece(from, new TextSpan(_output.Length, text.Length), isVerbatim));
        _output.Append(text);
    }

    /// <summary>The value of an expression in bytes, or null when it cannot be known.</summary>
    private byte[]? ValueOf(VariableExpression expression)
    {
        // Room for this use before those within it.
        var place = _uses.Count;
        var arguments = new byte[expression.Arguments.Count][];
        var isKnown = true;
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = ValueOf(expression.Arguments[i]);
            arguments[i] = argument ?? [];
            isKnown &= argument is not null;
        }

        var variable = find(expression.Name);
        var (outcome, value) = Apply(expression, variable, arguments, isKnown);
        _uses.Insert(place, new ExpressionUse(expression, outcome, variable));
        return value;
    }

    private byte[]? ValueOf(IReadOnlyList<TemplatePart> argument)
    {
        var value = new ArrayBufferWriter<byte>();
        var isKnown = true;
        foreach (var part in argument)
        {
            var bytes = part is VariableExpression nested ? ValueOf(nested) : GoString.ToBytes(template.Slice(part.Span));
            isKnown &= bytes is not null;
            value.Write(bytes);
        }

        return isKnown ? value.WrittenSpan.ToArray() : null;
    }

    private (VariableOutcome Outcome, byte[]? Value) Apply(VariableExpression expression, Variable? variable, byte[][] arguments, bool isKnown)
    {
        if (variable is { Value: null })
        {
            return (VariableOutcome.Unknown, null);
        }

        if (variable is null && !expression.HasDefault)
        {
            if (isStrict)
            {
                _errors.Add(new TemplateError($"variable not set (strict mode): \"{expression.Name}\"", expression.Span, BuildErrorKind.UndefinedVariable));
            }

            // Whatever is done to an empty text, but for a replacement or the length, leaves it empty.
            return (VariableOutcome.Undefined, isKnown ? Transformed(expression, [], arguments) : null);
        }

        var value = GoString.ToBytes(variable?.Value);
        var outcome = expression.HasDefault && value.Length == 0 ? VariableOutcome.Default : VariableOutcome.Value;
        if (expression.HasDefault && value.Length > 0)
        {
            // The default may be unknown, it is not taken.
            return (outcome, value);
        }

        return (outcome, isKnown ? Transformed(expression, value, arguments) : null);
    }

    private byte[] Transformed(VariableExpression expression, byte[] value, byte[][] arguments)
    {
        var result = ExpressionFunctions.Apply(expression.Operator, value, arguments, out var panic);
        if (panic is not null)
        {
            _errors.Add(new TemplateError($"panic: runtime error: {panic}", expression.Span, BuildErrorKind.Build));
        }

        return result;
    }
}
