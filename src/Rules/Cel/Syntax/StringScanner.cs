using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>Finds where a literal of a string or of bytes ends, and refuses escapes that cel-go does not know.</summary>
internal static class StringScanner
{
    /// <summary>True when a literal starts here.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="start">Where to look.</param>
    /// <param name="end">Just past the literal.</param>
    public static bool TryScan(string text, int start, out int end)
    {
        // At most a b and an r stand before the quote.
        end = start;
        end += At(text, end) is 'b' or 'B' ? 1 : 0;
        var isRaw = At(text, end) is 'r' or 'R';
        end += isRaw ? 1 : 0;
        var quote = At(text, end);
        if (quote is not ('"' or '\''))
        {
            return false;
        }

        var isTriple = At(text, end + 1) == quote && At(text, end + 2) == quote;
        end += isTriple ? 3 : 1;
        while (end < text.Length)
        {
            if (text[end] == quote && (!isTriple || (At(text, end + 1) == quote && At(text, end + 2) == quote)))
            {
                end += isTriple ? 3 : 1;
                return true;
            }

            if (!isTriple && text[end] is '\n' or '\r')
            {
                break;
            }

            end = text[end] == '\\' && !isRaw ? SkipEscape(text, end) : end + 1;
        }

        throw new SyntaxException("the string is not closed", TextSpan.FromBounds(start, Math.Min(end, text.Length)));
    }

    private static int SkipEscape(string text, int start)
    {
        var kind = At(text, start + 1);
        var digits = kind switch
        {
            'a' or 'b' or 'f' or 'n' or 'r' or 't' or 'v' or '"' or '\'' or '\\' or '?' or '`' => 0,
            'x' or 'X' => 2,
            'u' => 4,
            'U' => 8,
            >= '0' and <= '3' => 2,
            _ => -1,
        };
        for (var i = start + 2; i < start + 2 + digits; i++)
        {
            if (char.IsAsciiDigit(kind) ? At(text, i) is < '0' or > '7' : !char.IsAsciiHexDigit(At(text, i)))
            {
                digits = -1;
            }
        }

        if (digits < 0)
        {
            var end = Math.Min(start + 2, text.Length);
            var written = text[start..end];
            throw new SyntaxException($"`{written}` is no escape sequence: write `\\{written}`, or a raw string `r'...'`", TextSpan.FromBounds(start, end));
        }

        return start + 2 + digits;
    }

    private static char At(string text, int index) => index < text.Length ? text[index] : '\0';
}
