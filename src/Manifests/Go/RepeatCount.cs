namespace Dryflux.Manifests.Go;

/// <summary>Counted repetition: <c>{2}</c>, <c>{2,}</c> and <c>{2,5}</c> (regexp/syntax/parse.go: parseRepeat, repeatIsValid).</summary>
internal static class RepeatCount
{
    /// <summary>The largest count, and the largest product of nested ones.</summary>
    public const int Most = 1000;

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

    /// <summary>Nested counts must not multiply to more than the bound.</summary>
    public static bool Fits(RegexNode node, int left)
    {
        switch (node)
        {
            case RegexNode.Repeat { IsCounted: true } repeat:
                var count = repeat.Max ?? repeat.Min;
                return repeat.Max == 0 || (count <= left && Fits(repeat.Item, count > 0 ? left / count : left));
            case RegexNode.Repeat repeat:
                return Fits(repeat.Item, left);
            case RegexNode.Group group:
                return Fits(group.Item, left);
            case RegexNode.Sequence sequence:
                return sequence.Items.All(i => Fits(i, left));
            case RegexNode.Choice choice:
                return choice.Items.All(i => Fits(i, left));
            default:
                return true;
        }
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
