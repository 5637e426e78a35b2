using System.Text;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>Reads a <see cref="Template"/> as envsubst/parse/parse.go does, odd corners included.</summary>
internal sealed class TemplateParser
{
    /// <summary>How deep expressions may nest; upstream has no bound but its stack.</summary>
    private const int MaxDepth = 500;

    private readonly string _text;

    /// <summary>The end of what is read: upstream takes a NUL for the end of the text.</summary>
    private readonly int _end;

    private int _at;
    private int _depth;
    private string? _failure;
    private TemplateError? _error;

    private TemplateParser(string text)
    {
        _text = text;
        var zero = text.IndexOf('\0', StringComparison.Ordinal);
        _end = zero < 0 ? text.Length : zero;
    }

    /// <summary>The parts of a text, or null with the error that ends the reading.</summary>
    public static List<TemplatePart>? Parse(string text, out TemplateError? error)
    {
        var parser = new TemplateParser(text);
        var parts = parser.ReadParts();
        error = parser._error;
        return error is null ? parts : null;
    }

    private List<TemplatePart> ReadParts()
    {
        var parts = new List<TemplatePart>();
        var start = 0;
        while (_error is null)
        {
            var dollar = _text.AsSpan(_at, _end - _at).IndexOf('$');
            if (dollar < 0)
            {
                AddText(parts, start, _end);
                break;
            }

            _at += dollar;
            switch (CharAt(_at + 1))
            {
                case '{':
                    AddText(parts, start, _at);
                    AddExpression(parts);
                    start = _at;
                    break;
                case '$':
                    AddText(parts, start, _at);
                    start = _at + 1;
                    _at += 2;
                    break;
                default:
                    _at++;
                    break;
            }
        }

        return parts;
    }

    private void AddExpression(List<TemplatePart> parts)
    {
        var start = _at;
        _at += 2;
        _depth++;
        var expression = _depth > MaxDepth ? Fail($"expressions nest deeper than {MaxDepth} levels") : ReadExpression(start);
        _depth--;
        if (expression is not null)
        {
            parts.Add(expression);
        }
        else
        {
            // The innermost expression is the one at fault.
            _error ??= new TemplateError(_failure!, TextSpan.FromBounds(start, EndOfBroken(start)), BuildErrorKind.Expression);
        }
    }

    private VariableExpression? ReadExpression(int start)
    {
        if (Next == '#')
        {
            _at++;
            return ReadName() is { } measured ? Close(start, measured, "#", []) : Fail("bad substitution");
        }

        if (ReadName() is not { } name)
        {
            return Fail("unable to parse variable name");
        }

        switch (Next)
        {
            case '}':
                return Close(start, name, "", []);
            case '=':
                return ReadDefault(start, name, "=");
            case ':' when CharAt(_at + 1) is '=' or '-' or '?' or '+':
                return ReadDefault(start, name, _text.Substring(_at, 2));
            case ':' when _at + 1 == _text.Length || !char.IsAscii(_text[_at + 1]):
                // Upstream steps back by the width of the character behind the colon instead of the colon's.
                return Fail("bad substitution");
            case ':':
                return ReadSubstring(start, name);
            case ',' or '^':
                return Close(start, name, ReadOperator(CharAt(_at + 1) is ',' or '^'), []);
            case '/':
                return ReadReplacement(start, name);
            case '#' or '%':
                return ReadTrim(start, name);
            default:
                return Fail("missing closing brace");
        }
    }

    private VariableExpression? ReadDefault(int start, string name, string operation)
    {
        _at += operation.Length;
        var parts = new List<TemplatePart>();
        while (Next != '}')
        {
            if (ReadArgument("}") is not { } part)
            {
                return null;
            }

            parts.AddRange(part);
        }

        return Close(start, name, operation, [parts]);
    }

    private VariableExpression? ReadSubstring(int start, string name)
    {
        _at++;
        if (ReadArgument(":}") is not { } position)
        {
            return null;
        }

        if (Next == '}')
        {
            return Close(start, name, ":", [position]);
        }

        if (!Skip(':'))
        {
            return Fail("bad substitution");
        }

        return ReadArgument("}") is { } length ? Close(start, name, ":", [position, length]) : null;
    }

    private VariableExpression? ReadReplacement(int start, string name)
    {
        var operation = ReadOperator(CharAt(_at + 1) is '/' or '#' or '%');
        if (ReadArgument("/", hasEscapes: true) is not { } pattern)
        {
            return null;
        }

        if (!Skip('/'))
        {
            return Fail("bad substitution");
        }

        if (Next == '}')
        {
            return Close(start, name, operation, [pattern]);
        }

        return ReadArgument("}", hasEscapes: true) is { } replacement ? Close(start, name, operation, [pattern, replacement]) : null;
    }

    private VariableExpression? ReadTrim(int start, string name)
    {
        var operation = ReadOperator(CharAt(_at + 1) == Next);
        return ReadArgument("}") is { } pattern ? Close(start, name, operation, [pattern]) : null;
    }

    private string ReadOperator(bool isDouble)
    {
        var operation = _text.Substring(_at, isDouble ? 2 : 1);
        _at += operation.Length;
        return operation;
    }

    /// <summary>One argument: an expression, or text up to one of the stops or an expression; not empty.</summary>
    private List<TemplatePart>? ReadArgument(string stops, bool hasEscapes = false)
    {
        var parts = new List<TemplatePart>();
        if (IsExpression)
        {
            AddExpression(parts);
            return _error is null ? parts : null;
        }

        var start = _at;
        while (_at < _end && !IsExpression)
        {
            if (hasEscapes && IsEscape)
            {
                AddText(parts, start, _at);
                start = _at + 1;
                _at += 2;
            }
            else if (stops.Contains(_text[_at], StringComparison.Ordinal))
            {
                break;
            }
            else
            {
                _at++;
            }
        }

        AddText(parts, start, _at);
        if (parts.Count > 0)
        {
            return parts;
        }

        Fail("unable to parse substitution within function");
        return null;
    }

    private string? ReadName()
    {
        var start = _at;
        while (_at < _end && Rune.TryGetRuneAt(_text, _at, out var rune) && (rune.Value == '_' || Rune.IsLetter(rune) || Rune.IsDigit(rune)))
        {
            _at += rune.Utf16SequenceLength;
        }

        return _at == start ? null : _text[start.._at];
    }

    private VariableExpression? Close(int start, string name, string operation, IReadOnlyList<IReadOnlyList<TemplatePart>> arguments)
    {
        if (Next != '}')
        {
            return Fail("bad substitution");
        }

        _at++;
        return new VariableExpression(name, operation, arguments, TextSpan.FromBounds(start, _at));
    }

    private VariableExpression? Fail(string message)
    {
        _failure ??= message;
        return null;
    }

    /// <summary>Where people see a broken expression end: at its first closing brace, or with its line.</summary>
    private int EndOfBroken(int start)
    {
        var rest = _text.AsSpan(start, _end - start);
        var end = rest.IndexOfAny('}', '\n', '\r');
        return start + (end < 0 ? rest.Length : rest[end] == '}' ? end + 1 : end);
    }

    private char Next => CharAt(_at);

    private bool IsExpression => Next == '$' && CharAt(_at + 1) == '{';

    private bool IsEscape => (Next, CharAt(_at + 1)) is ('$', '$') or ('\\', '/' or '\\');

    private char CharAt(int index) => index < _end ? _text[index] : '\0';

    private bool Skip(char wanted)
    {
        var start = _at;
        while (Next == wanted)
        {
            _at++;
        }

        return _at > start;
    }

    private static void AddText(List<TemplatePart> parts, int start, int end)
    {
        if (end > start)
        {
            parts.Add(new TemplateText(TextSpan.FromBounds(start, end)));
        }
    }
}
