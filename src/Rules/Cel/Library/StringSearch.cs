using System.Text;
using Dryflux.Rules.Cel.Values;
using static Dryflux.Rules.Cel.Library.StandardLibrary;

namespace Dryflux.Rules.Cel.Library;

/// <summary>Finds, replaces and cuts texts (cel-go ext/strings.go); offsets count code points.</summary>
internal static class StringSearch
{
    /// <summary>Where a text first stands at an offset or behind it; -1 for nowhere.</summary>
    public static CelValue IndexOf(CelValue[] arguments, long from, CelBudget budget)
    {
        var text = (StringValue)arguments[0];
        if (from < 0)
        {
            return StringLibrary.OutOfRange(from);
        }

        if (!budget.SpendCharacters(text.Value.Length))
        {
            return ErrorValue.TooExpensive;
        }

        var start = text.Offset(from);
        if (start < 0 || (start == text.Value.Length && Text(arguments[1]).Length > 0))
        {
            return new IntValue(Text(arguments[1]).Length == 0 ? text.Size : -1);
        }

        var at = text.Value.IndexOf(Text(arguments[1]), start, StringComparison.Ordinal);
        return new IntValue(at < 0 ? -1 : CodePoints(text.Value, at));
    }

    /// <summary>Where a text last stands at an offset or before it; -1 for nowhere.</summary>
    public static CelValue LastIndexOf(CelValue[] arguments, long? from, CelBudget budget)
    {
        var text = (StringValue)arguments[0];
        var wanted = Text(arguments[1]);
        if (from < 0)
        {
            return StringLibrary.OutOfRange(from.Value);
        }

        if (!budget.SpendCharacters(text.Value.Length))
        {
            return ErrorValue.TooExpensive;
        }

        var size = text.Size;
        if (wanted.Length == 0)
        {
            return new IntValue(Math.Min(from ?? size, size));
        }

        if (from >= size)
        {
            return new IntValue(-1);
        }

        // The last match that starts at the offset or before it.
        var last = Math.Min(text.Value.Length, (from is { } f ? text.Offset(f) : text.Value.Length) + wanted.Length);
        var at = text.Value.AsSpan(0, last).LastIndexOf(wanted);
        return new IntValue(at < 0 ? -1 : CodePoints(text.Value, at));
    }

    private static int CodePoints(string text, int end) => new StringValue(text[..end]).Size;

    /// <summary>The text with occurrences of another replaced, at most so many; all for a negative limit.</summary>
    public static CelValue Replace(CelValue[] arguments, long limit, CelBudget budget)
    {
        var (text, old, replacement) = (Text(arguments[0]), Text(arguments[1]), Text(arguments[2]));
        if (limit == 0 || old == replacement)
        {
            return arguments[0];
        }

        List<int> places = old.Length == 0 ? Boundaries(text) : Places(text, old);
        if (limit > 0 && places.Count > limit)
        {
            places.RemoveRange((int)limit, places.Count - (int)limit);
        }

        return StringLibrary.Checked(text.Length + ((long)places.Count * (replacement.Length - old.Length)), budget, () =>
        {
            var result = new StringBuilder();
            var copied = 0;
            foreach (var place in places)
            {
                result.Append(text, copied, place - copied).Append(replacement);
                copied = place + old.Length;
            }

            return result.Append(text, copied, text.Length - copied).ToString();
        });
    }

    /// <summary>The text cut at a separator into at most so many parts; all for a negative limit.</summary>
    public static CelValue Split(CelValue[] arguments, long limit, CelBudget budget)
    {
        var (text, separator) = (Text(arguments[0]), Text(arguments[1]));
        if (limit == 0)
        {
            return new ListValue([]);
        }

        List<int> places = separator.Length == 0 ? Boundaries(text) : Places(text, separator);
        if (separator.Length == 0)
        {
            // Cut between characters, not before the first or after the last.
            places.RemoveAll(p => p == 0 || p == text.Length);
        }

        if (limit > 0 && places.Count > limit - 1)
        {
            places.RemoveRange((int)limit - 1, places.Count - (int)limit + 1);
        }

        if (!budget.SpendCharacters(text.Length + places.Count))
        {
            return ErrorValue.TooExpensive;
        }

        var parts = new List<CelValue>(places.Count + 1);
        var start = 0;
        foreach (var place in places)
        {
            parts.Add(new StringValue(text[start..place]));
            start = place + separator.Length;
        }

        if (text.Length > 0 || separator.Length > 0)
        {
            parts.Add(new StringValue(text[start..]));
        }

        return new ListValue(parts);
    }

    private static List<int> Places(string text, string wanted)
    {
        var places = new List<int>();
        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(wanted, at + wanted.Length, StringComparison.Ordinal))
        {
            places.Add(at);
        }

        return places;
    }

    private static List<int> Boundaries(string text)
    {
        var places = new List<int>();
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            places.Add(at);
            at += rune.Utf16SequenceLength;
        }

        places.Add(text.Length);
        return places;
    }
}
