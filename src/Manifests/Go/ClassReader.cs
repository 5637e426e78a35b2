namespace Dryflux.Manifests.Go;

/// <summary>Reads what stands for one character of a Go pattern: an escape, a bracketed class, a Unicode class (regexp/syntax/parse.go).</summary>
internal sealed class ClassReader(PatternCursor cursor)
{
    // Finding one looks at every code point, so a pattern pays once for each.
    private readonly Dictionary<(string Name, bool FoldCase), CodePointSet?> _unicode = [];

    /// <summary>Reads <c>\n</c>, <c>\x41</c>, <c>\012</c>, <c>\.</c> and so on (parseEscape).</summary>
    public bool TryReadEscape(out int codePoint)
    {
        var start = cursor.At++;
        codePoint = 0;
        if (cursor.AtEnd)
        {
            return cursor.Fail("trailing backslash at end of expression", "", start, cursor.At);
        }

        if (!cursor.TryTake(out var c))
        {
            return false;
        }

        switch (c)
        {
            case >= '1' and <= '7' when cursor.Peek() is >= '0' and <= '7':
            case '0':
                codePoint = ReadOctal(c - '0');
                return true;
            case 'x':
                return TryReadHex(start, out codePoint);
            case 'a' or 'f' or 'n' or 'r' or 't' or 'v':
                codePoint = c switch { 'a' => '\a', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => '\v' };
                return true;
            case < 0x80 when !char.IsAsciiLetterOrDigit((char)c):
                codePoint = c;
                return true;
            default:
                // Back-references end here too.
                return FailEscape(start);
        }
    }

    /// <summary>Reads <c>\pL</c> or <c>\P{Greek}</c>; the cursor stands at the backslash (parseUnicodeClass).</summary>
    public bool TryReadUnicode(bool foldCase, out CodePointSet set)
    {
        set = CodePointSet.Union([]);
        var start = cursor.At;
        var isNegated = cursor.Peek(1) == 'P';
        cursor.At += 2;
        if (!cursor.TryTake(out var first))
        {
            return false;
        }

        if (first == '{')
        {
            var end = cursor.Pattern.IndexOf('}', start);
            if (end < 0)
            {
                return cursor.Fail("invalid character class range", start, cursor.Pattern.Length);
            }

            cursor.At = end + 1;
        }

        var name = cursor.Pattern[(start + 2)..cursor.At];
        name = first == '{' ? name[1..^1] : name;
        if (name.StartsWith('^'))
        {
            isNegated = !isNegated;
            name = name[1..];
        }

        if (!_unicode.TryGetValue((name, foldCase), out var found))
        {
            _unicode[(name, foldCase)] = found = UnicodeClasses.Of(name, foldCase);
        }

        if (found is null)
        {
            return cursor.Fail("invalid character class range", start, cursor.At);
        }

        set = isNegated ? found.Negate() : found;
        return true;
    }

    /// <summary>Reads <c>[...]</c>; the cursor stands at the bracket (parseClass).</summary>
    public bool TryReadBracket(bool foldCase, out CodePointSet set)
    {
        set = CodePointSet.Union([]);
        var start = cursor.At++;
        var isNegated = cursor.Peek() == '^';
        cursor.At += isNegated ? 1 : 0;
        var ranges = new List<CodePointRange>();
        var isFirst = true;
        while (isFirst || cursor.AtEnd || cursor.Peek() != ']')
        {
            isFirst = false;
            if (!TryReadMember(start, foldCase, ranges))
            {
                return false;
            }
        }

        cursor.At++;
        set = CodePointSet.Union(ranges);
        set = isNegated ? set.Negate() : set;
        return true;
    }

    private bool TryReadMember(int classStart, bool foldCase, List<CodePointRange> ranges)
    {
        if (cursor.Rest.StartsWith("[:", StringComparison.Ordinal) && cursor.Rest[2..].IndexOf(":]", StringComparison.Ordinal) is var length and >= 0)
        {
            var start = cursor.At;
            cursor.At += length + 4;
            if (CharacterClasses.OfPosix(cursor.Pattern.AsSpan(start + 2, length), foldCase) is not { } named)
            {
                return cursor.Fail("invalid character class range", start, cursor.At);
            }

            ranges.AddRange(named.Ranges);
            return true;
        }

        if (cursor.Peek() == '\\' && cursor.Peek(1) is 'p' or 'P')
        {
            var isRead = TryReadUnicode(foldCase, out var unicode);
            ranges.AddRange(unicode.Ranges);
            return isRead;
        }

        if (cursor.Peek() == '\\' && CharacterClasses.OfPerl(cursor.Peek(1), foldCase) is { } perl)
        {
            cursor.At += 2;
            ranges.AddRange(perl.Ranges);
            return true;
        }

        return TryReadRange(classStart, foldCase, ranges);
    }

    private bool TryReadRange(int classStart, bool foldCase, List<CodePointRange> ranges)
    {
        var start = cursor.At;
        if (!TryReadClassCharacter(classStart, out var low))
        {
            return false;
        }

        var high = low;

        // [a-] is a or a hyphen.
        if (cursor.Peek() == '-' && cursor.At + 1 < cursor.Pattern.Length && cursor.Peek(1) != ']')
        {
            cursor.At++;
            if (!TryReadClassCharacter(classStart, out high))
            {
                return false;
            }

            if (high < low)
            {
                return cursor.Fail("invalid character class range", start, cursor.At);
            }
        }

        if (foldCase)
        {
            ranges.AddRange(CodePointSet.Of(low, high).Fold().Ranges);
        }
        else
        {
            ranges.Add(new(low, high));
        }

        return true;
    }

    private bool TryReadClassCharacter(int classStart, out int codePoint)
    {
        codePoint = 0;
        if (cursor.AtEnd)
        {
            return cursor.Fail("missing closing ]", classStart, cursor.At);
        }

        return cursor.Peek() == '\\' ? TryReadEscape(out codePoint) : cursor.TryTake(out codePoint);
    }

    private int ReadOctal(int value)
    {
        for (var digits = 1; digits < 3 && cursor.Peek() is >= '0' and <= '7'; digits++)
        {
            value = (value * 8) + cursor.Peek() - '0';
            cursor.At++;
        }

        return value;
    }

    private bool TryReadHex(int start, out int codePoint)
    {
        codePoint = 0;
        if (cursor.AtEnd)
        {
            return FailEscape(start);
        }

        if (!cursor.TryTake(out var first))
        {
            return false;
        }

        if (first == '{')
        {
            return TryReadBracedHex(start, out codePoint);
        }

        if (!cursor.TryTake(out var second))
        {
            return false;
        }

        codePoint = (Hex(first) * 16) + Hex(second);
        return (Hex(first) >= 0 && Hex(second) >= 0) || FailEscape(start);
    }

    private bool TryReadBracedHex(int start, out int codePoint)
    {
        codePoint = 0;
        for (var digits = 0; ; digits++)
        {
            if (cursor.AtEnd)
            {
                return FailEscape(start);
            }

            if (!cursor.TryTake(out var c))
            {
                return false;
            }

            if (c == '}')
            {
                return digits > 0 || FailEscape(start);
            }

            codePoint = (codePoint * 16) + Hex(c);
            if (Hex(c) < 0 || codePoint > CodePointSet.MaxCodePoint)
            {
                return FailEscape(start);
            }
        }
    }

    private bool FailEscape(int start) => cursor.Fail("invalid escape sequence", start, cursor.At);

    private static int Hex(int codePoint) => codePoint < 0x80 && char.IsAsciiHexDigit((char)codePoint) ? Convert.ToInt32(((char)codePoint).ToString(), 16) : -1;
}
