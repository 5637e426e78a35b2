using System.Buffers;
using System.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>
/// kustomize turns an object into JSON by printing it with go-yaml v3 and reading that again (kyaml/yaml/rnode.go:MarshalJSON),
/// and JSON into YAML by reading it with v2. Both are faithful but for what is kept here.
/// </summary>
internal static class RereadScalar
{
    private static readonly SearchValues<char> Unescaped = SearchValues.Create(
        "\u007F\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008A\u008B\u008C\u008D\u008E\u008F\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009A\u009B\u009C\u009D\u009E\u009F\uFFFE\uFFFF");

    /// <summary>The text of a string after v3 printed and read it, or the error it makes.</summary>
    /// <param name="scalar">The node; its value is read as text.</param>
    /// <param name="value">Its text.</param>
    /// <param name="inFlow">True inside <c>{}</c> or <c>[]</c>, where v3 prints no block scalar.</param>
    /// <param name="error">Why v3 cannot read what it printed.</param>
    public static string ThroughV3(YamlScalar scalar, string value, bool inFlow, out string? error)
    {
        error = null;
        var isBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded || (scalar.Style == ScalarStyle.Plain && value.Contains('\n', StringComparison.Ordinal));
        if (inFlow || !isBlock || !ScalarShape.Of(value, GoYaml.V3).BlockAllowed)
        {
            return value;
        }

        if (value[0] == '\t')
        {
            // v3 writes no indentation indicator here, and its scanner refuses the tab.
            error = "a text of several lines begins with a tab (found a tab character where an indentation space is expected)";
            return value;
        }

        return scalar.Style == ScalarStyle.Folded && value.AsSpan().IndexOfAny("\n\r\u0085\u2028\u2029") >= 0 ? RereadFolded(value) : value;
    }

    /// <summary>
    /// The text of a string after v2 read it from JSON. U+0085 stands there as itself and is a line break, so it folds with the
    /// blanks around it.
    /// </summary>
    public static string ThroughJson(string value)
    {
        if (!value.Contains('\u0085', StringComparison.Ordinal))
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length;)
        {
            if (value[i] is not (' ' or '\u0085'))
            {
                text.Append(value[i++]);
                continue;
            }

            var end = i;
            while (end < value.Length && value[end] is ' ' or '\u0085')
            {
                end++;
            }

            var blanks = value.AsSpan(i, end - i);
            var breaks = blanks.Count('\u0085');
            _ = breaks switch
            {
                0 => text.Append(blanks),
                1 => text.Append(' '),
                _ => text.Append('\n', breaks - 1),
            };
            i = end;
        }

        return text.ToString();
    }

    /// <summary>Why v2 refuses to read a text from JSON, or null: Go's JSON leaves these characters as they are.</summary>
    public static string? RefusedByJson(string value)
    {
        if (!value.AsSpan().ContainsAny(Unescaped))
        {
            return null;
        }

        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '\u0085' && value.AsSpan(i + 1) is ['-', '-', '-', ' ' or '\u0085', ..] or ['.', '.', '.', ' ' or '\u0085', ..])
            {
                return "--- or ... stands behind a line break U+0085 (found unexpected document indicator)";
            }

            if (c is '\u007F' or (>= '\u0080' and <= '\u009F' and not '\u0085') or '\uFFFE' or '\uFFFF')
            {
                return $"the text holds the character U+{(int)c:X4} (control characters are not allowed)";
            }
        }

        return null;
    }

    /// <summary>
    /// The v3 emitter doubles a line break in a folded scalar unless the whole text begins with a blank, whatever the next line
    /// begins with; where a more indented line follows, or blank lines end the text, that adds an empty line on reading.
    /// </summary>
    private static string RereadFolded(string value)
    {
        var first = 0;
        while (first < value.Length && ScalarShape.IsBreak(value[first]))
        {
            first++;
        }

        var doubles = first < value.Length && value[first] is not (' ' or '\t');
        return ReadFolded(PrintFolded(value, doubles), value);
    }

    private static string PrintFolded(string value, bool doubles)
    {
        var printed = new StringBuilder(value.Length + 8);
        var afterBreak = true;
        var isIndented = true;
        foreach (var c in value)
        {
            if (ScalarShape.IsBreak(c))
            {
                if (!afterBreak && !isIndented && c == '\n' && doubles)
                {
                    printed.Append('\n');
                }

                afterBreak = true;
            }
            else
            {
                isIndented = afterBreak ? c is ' ' or '\t' : isIndented;
                afterBreak = false;
            }

            printed.Append(c);
        }

        return printed.ToString();
    }

    // scannerc.go:yaml_parser_scan_block_scalar, folded, on text without its indentation.
    private static string ReadFolded(string printed, string original)
    {
        var text = new StringBuilder(printed.Length);
        var position = 0;
        var lineBreak = "";
        var emptyLines = ReadBreaks(printed, ref position);
        var wasBlank = false;
        while (position < printed.Length)
        {
            var isBlank = printed[position] is ' ' or '\t';
            if (wasBlank || isBlank || lineBreak != "\n")
            {
                text.Append(lineBreak);
            }
            else if (emptyLines.Length == 0)
            {
                text.Append(' ');
            }

            text.Append(emptyLines);
            wasBlank = isBlank;
            var end = position;
            while (end < printed.Length && !ScalarShape.IsBreak(printed[end]))
            {
                end++;
            }

            text.Append(printed, position, end - position);
            position = end;
            lineBreak = position < printed.Length ? printed[position++].ToString() : "";
            emptyLines = ReadBreaks(printed, ref position);
        }

        var endsInBreak = ScalarShape.IsBreak(original[^1]);
        var keepsAll = endsInBreak && (original.Length == 1 || ScalarShape.IsBreak(original[^2]));
        return text.Append(endsInBreak ? lineBreak : "").Append(keepsAll ? emptyLines : "").ToString();
    }

    private static string ReadBreaks(string printed, ref int position)
    {
        var start = position;
        while (position < printed.Length && ScalarShape.IsBreak(printed[position]))
        {
            position++;
        }

        return printed[start..position];
    }
}
