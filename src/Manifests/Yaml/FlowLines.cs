namespace Dryflux.Manifests.Yaml;

/// <summary>
/// YamlDotNet's scanner fails at a flow collection whose lines stand no deeper than the key it belongs to, which YAML allows.
/// Its lines are joined here into one, character for character, so that every offset stays what it was.
/// </summary>
internal static class FlowLines
{
    /// <summary>The text with one flow collection on a single line; null when nothing can be gained that way.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the collection begins, or a place before it.</param>
    public static string? Join(string text, int from)
    {
        var start = text.AsSpan(from).IndexOfAny('[', '{');
        if (start < 0)
        {
            return null;
        }

        var joined = text.ToCharArray();
        var depth = 0;
        var hasJoined = false;
        for (var i = from + start; i < joined.Length; i++)
        {
            switch (joined[i])
            {
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}':
                    if (--depth == 0)
                    {
                        return hasJoined ? new string(joined) : null;
                    }

                    break;
                case '"' or '\'' when IsStart(joined, i):
                    i = EndOfQuoted(joined, i);
                    break;
                case '#' when joined[i - 1] is ' ' or '\t' or '\n':
                    while (i + 1 < joined.Length && joined[i] is not ('\n' or '\r'))
                    {
                        joined[i++] = ' ';
                    }

                    i--;
                    break;
                case '\n' or '\r':
                    if (IsInsidePlain(joined, i))
                    {
                        // A text over several lines would come out with other blanks.
                        return null;
                    }

                    joined[i] = ' ';
                    hasJoined = true;
                    break;
            }
        }

        return null;
    }

    private static bool IsStart(char[] text, int i) => text[i - 1] is ' ' or '\t' or '\n' or '\r' or '[' or '{' or ',' or ':';

    private static int EndOfQuoted(char[] text, int start)
    {
        var quote = text[start];
        for (var i = start + 1; i < text.Length; i++)
        {
            var isEscape = quote == '"' ? text[i] == '\\' : text[i] == quote && i + 1 < text.Length && text[i + 1] == quote;
            if (isEscape)
            {
                i++;
            }
            else if (text[i] == quote)
            {
                return i;
            }
        }

        return text.Length;
    }

    private static bool IsInsidePlain(char[] text, int lineBreak)
    {
        var before = lineBreak - 1;
        while (text[before] is ' ' or '\t')
        {
            before--;
        }

        var after = lineBreak + 1;
        while (after < text.Length && char.IsWhiteSpace(text[after]))
        {
            after++;
        }

        return text[before] is not (',' or '[' or '{' or ':' or ']' or '}' or '"' or '\'') && after < text.Length && text[after] is not (',' or ']' or '}' or ':' or '#');
    }
}
