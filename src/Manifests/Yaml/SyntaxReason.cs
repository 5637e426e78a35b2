namespace Dryflux.Manifests.Yaml;

/// <summary>
/// Turns what a scanner says of broken text into the mistake a person made, and finds its place: a scanner points at where it could
/// not go on, or at where the thing began that it was reading.
/// </summary>
internal static class SyntaxReason
{
    /// <summary>The mistake.</summary>
    /// <param name="message">What the scanner says.</param>
    /// <param name="text">The text it read.</param>
    /// <param name="at">Where it stopped.</param>
    /// <returns>The reason in plain words without full stop, and the offset of the mistake.</returns>
    public static (string Message, int At) Of(string message, string text, int at)
    {
        at = Math.Clamp(at, 0, text.Length);
        var lineStart = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        if (ConflictMarker(text, at) is { } marker)
        {
            return ("a merge conflict was left in the file", marker);
        }

        var line = text.AsSpan(lineStart, LineLength(text, lineStart));
        if (line.IndexOf("{{") is var braces and >= 0 || (braces = line.IndexOf("{%")) >= 0)
        {
            return ($"`{line.Slice(braces, 2)}` begins a placeholder of a template: no YAML until it is filled in, unless it stands in quotes", lineStart + braces);
        }

        if (Tab(message, text, at) is { } tab)
        {
            return ("a tab in the indentation: YAML takes blanks only", tab);
        }

        return (Words(message, text, at, line, line[..Math.Min(at - lineStart, line.Length)]), at);
    }

    /// <summary>What Go's scanner says, which is of the same family.</summary>
    /// <param name="message">What this one says.</param>
    public static string GoWords(string message) => Bare(message) is var words && words == "found invalid mapping" ? "mapping values are not allowed in this context" : words;

    private static string Words(string message, string text, int at, ReadOnlySpan<char> line, ReadOnlySpan<char> before)
    {
        bool Says(string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);

        if (Says("cannot start any token") && at < text.Length)
        {
            return text[at] == '`' ? "a value cannot begin with a backtick: put quotes round it" : $"a value cannot begin with `{text[at]}`: put quotes round it";
        }

        if (Says("unknown anchor"))
        {
            var name = message.Split('\'') is [_, var found, ..] ? found : "";
            return $"no anchor `&{name}` stands above this in the document; a text that begins with `*` needs quotes";
        }

        if (Says("anchor or alias"))
        {
            return "a name is missing after `&` or `*`; a text that begins with one needs quotes";
        }

        if (Says("invalid mapping") || Says("mapping values are not allowed"))
        {
            return before.Contains(": ", StringComparison.Ordinal)
                ? "a second `: ` on the line: put the value in quotes"
                : "a key where the value above goes on: check the indentation, and that the line above has its `:`";
        }

        if (Says("expected key"))
        {
            return before.TrimEnd() is [.., '"' or '\''] ? "text after a closing quote: a quote inside is written twice (`''`) or with `\\`"
                : !before.IsWhiteSpace() ? "this belongs to no value: the one before it has ended"
                : line.TrimStart().StartsWith("- ", StringComparison.Ordinal) ? "a list item where a key is expected: check the indentation"
                : !line.Contains(':') ? "no `:` after this key, or its indentation is wrong"
                : "the indentation of this line fits no line above it";
        }

        return message switch
        {
            _ when Says("'-' indicator") => "a key among list items: check the indentation",
            _ when Says("expected ',' or '}'") => "a `,` or the closing `}` is missing before this",
            _ when Says("expected ',' or ']'") => "a `,` or the closing `]` is missing before this",
            _ when Says("node content") => text.AsSpan(at).IsWhiteSpace() ? "a `[` or `{` is never closed: the text ends here" : "a value is missing here",
            _ when Says("unexpected end of stream") => "the quote that opens here is never closed",
            _ when Says("wrong indentation") => "the quote that opens here is not closed before a line that is not indented",
            _ when Says("unknown escape") => "a `\\` inside double quotes that begins no escape of YAML: write `\\\\`, or take single quotes",
            _ when Says("comment or line break") => "text on the line of `|` or `>`: it starts on the next line, indented",
            _ when Says("block sequence entries") => "a list cannot begin on the line of its key",
            _ when Says("mapping keys are not allowed") => "`?` cannot begin a value: put quotes round it",
            _ when Says("more than one anchor") => "two anchors for one value",
            _ when Says("incompatible YAML") => "a version of YAML that does not exist in `%YAML`",
            _ when Says("not YAML behind") => "a list or mapping in brackets is broken or never closed behind this",
            _ when Says("<document end>") => "the document has ended above: a `---` is missing, or the indentation is wrong",
            _ => Bare(message),
        };
    }

    /// <summary>Without the part that says what the scanner was doing.</summary>
    private static string Bare(string message)
    {
        message = message.TrimEnd('.');
        if (message.StartsWith("While ", StringComparison.OrdinalIgnoreCase) && message.IndexOf(", ", StringComparison.Ordinal) is var comma and > 0)
        {
            message = message[(comma + 2)..];
        }

        return message.Length == 0 ? "not YAML" : char.ToLowerInvariant(message[0]) + message[1..];
    }

    private static int? ConflictMarker(string text, int at)
    {
        var marker = text.StartsWith("<<<<<<< ", StringComparison.Ordinal) ? 0 : text.IndexOf("\n<<<<<<< ", StringComparison.Ordinal) + 1;
        return text.AsSpan(marker).StartsWith("<<<<<<< ", StringComparison.Ordinal) && marker <= at ? marker : null;
    }

    private static int? Tab(string message, string text, int at)
    {
        if (at < text.Length && text[at] == '\t')
        {
            return at;
        }

        var tab = message.Contains(" tab ", StringComparison.Ordinal) ? text.IndexOf('\t', at) : -1;
        return tab < 0 ? null : tab;
    }

    private static int LineLength(string text, int start) => text.AsSpan(start).IndexOfAny('\r', '\n') is var length and >= 0 ? length : text.Length - start;
}
