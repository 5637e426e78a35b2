namespace Dryflux.Manifests.Go;

/// <summary>Reads <c>2}</c>, <c>2,}</c> and <c>2,5}</c> (regexp/syntax/parse.go: parseRepeat).</summary>
internal static class RepeatCount
{
    /// <summary>Takes the count behind an opening brace; takes nothing when it is none. Numbers too big for a pattern come as int.MaxValue.</summary>
    public static bool TryRead(PatternCursor cursor, out int min, out int? max)
    {
        var start = cursor.At;
        max = null;
        if (!TryReadNumber(cursor, out min))
        {
            cursor.At = start;
            return false;
        }

        max = min;
        if (cursor.Peek() == ',')
        {
            cursor.At++;
            max = null;
            if (cursor.Peek() != '}')
            {
                if (!TryReadNumber(cursor, out var most))
                {
                    cursor.At = start;
                    return false;
                }

                max = most;
            }
        }

        if (cursor.Peek() != '}')
        {
            cursor.At = start;
            return false;
        }

        cursor.At++;
        return true;
    }

    private static bool TryReadNumber(PatternCursor cursor, out int value)
    {
        value = 0;
        if (!char.IsAsciiDigit(cursor.Peek()) || (cursor.Peek() == '0' && char.IsAsciiDigit(cursor.Peek(1))))
        {
            return false;
        }

        for (; char.IsAsciiDigit(cursor.Peek()); cursor.At++)
        {
            value = value >= 100_000_000 ? int.MaxValue : (value * 10) + cursor.Peek() - '0';
        }

        return true;
    }
}
