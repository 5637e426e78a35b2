using System.Text;
using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;
using static Dryflux.Rules.Cel.Library.StandardLibrary;

namespace Dryflux.Rules.Cel.Library;

/// <summary>The string extensions (cel-go ext/strings.go); sizes and offsets count code points.</summary>
internal static class StringLibrary
{
    // What unicode.IsSpace knows.
    private static readonly char[] Blanks =
        "\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000".ToCharArray();

    /// <summary>The longest text that is made.</summary>
    public const int MaxLength = 4_000_000;

    public static void Declare(FunctionTable functions)
    {
        functions.Member("charAt", "string, int", "string", CharAt);
        functions.Member("indexOf", "string, string", "int", (a, b) => IndexOf(a, 0, b));
        functions.Member("indexOf", "string, string, int", "int", (a, b) => IndexOf(a, Int(a[2]), b));
        functions.Member("lastIndexOf", "string, string", "int", (a, b) => LastIndexOf(a, null, b));
        functions.Member("lastIndexOf", "string, string, int", "int", (a, b) => LastIndexOf(a, Int(a[2]), b));
        functions.Member("join", "list(string)", "string", (a, b) => Join(a[0], "", b));
        functions.Member("join", "list(string), string", "string", (a, b) => Join(a[0], Text(a[1]), b));
        functions.Member("lowerAscii", "string", "string", a => new StringValue(Lower(Text(a[0]))));
        functions.Member("replace", "string, string, string", "string", (a, b) => Replace(a, -1, b));
        functions.Member("replace", "string, string, string, int", "string", (a, b) => Replace(a, Int(a[3]), b));
        functions.Member("split", "string, string", "list(string)", (a, b) => Split(a, -1, b));
        functions.Member("split", "string, string, int", "list(string)", (a, b) => Split(a, Int(a[2]), b));
        functions.Member("substring", "string, int", "string", a => Substring(a[0], Int(a[1]), ((StringValue)a[0]).Size));
        functions.Member("substring", "string, int, int", "string", a => Substring(a[0], Int(a[1]), Int(a[2])));
        functions.Member("trim", "string", "string", a => new StringValue(Text(a[0]).Trim(Blanks)));
        functions.Member("upperAscii", "string", "string", a => new StringValue(Upper(Text(a[0]))));
        functions.Member("format", "string, list(dyn)", "string", (a, b) => FormatText.Format(Text(a[0]), Items(a[1]), b));
        functions.Global("strings.quote", "string", "string", a => new StringValue(Quote(Text(a[0]))));
    }

    /// <summary>The characters in reverse order; only newer versions of the library have it.</summary>
    public static CelValue Reverse(CelValue[] arguments)
    {
        var text = new StringBuilder();
        foreach (var rune in Text(arguments[0]).EnumerateRunes().Reverse())
        {
            text.Append(rune);
        }

        return new StringValue(text.ToString());
    }

    /// <summary>A text of known length, if it is not too long and can be paid for.</summary>
    public static CelValue Checked(long length, CelBudget budget, Func<string> make) =>
        length > MaxLength ? new ErrorValue("the text becomes too long")
        : budget.SpendCharacters(length) ? new StringValue(make())
        : ErrorValue.TooExpensive;

    private static string Lower(string text) => string.Concat(text.Select(c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c));

    private static string Upper(string text) => string.Concat(text.Select(c => char.IsAsciiLetterLower(c) ? (char)(c & ~0x20) : c));

    private static ErrorValue OutOfRange(long index) => new($"the index {index} is out of range");

    private static CelValue CharAt(CelValue[] arguments)
    {
        var text = (StringValue)arguments[0];
        var index = Int(arguments[1]);
        var at = index < 0 ? -1 : text.Offset(index);
        return at < 0 ? OutOfRange(index)
            : at == text.Value.Length ? new StringValue("")
            : new StringValue(Rune.TryGetRuneAt(text.Value, at, out var rune) ? rune.ToString() : text.Value[at].ToString());
    }

    private static CelValue IndexOf(CelValue[] arguments, long from, CelBudget budget)
    {
        var text = (StringValue)arguments[0];
        if (from < 0)
        {
            return OutOfRange(from);
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

    private static CelValue LastIndexOf(CelValue[] arguments, long? from, CelBudget budget)
    {
        var text = (StringValue)arguments[0];
        var wanted = Text(arguments[1]);
        if (from < 0)
        {
            return OutOfRange(from.Value);
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

    private static CelValue Join(CelValue list, string separator, CelBudget budget)
    {
        long length = 0;
        foreach (var item in Items(list))
        {
            if (item is not StringValue text)
            {
                return item.IsMissing ? item : new ErrorValue($"join() takes strings, and this is {item.Type}");
            }

            length += text.Value.Length + separator.Length;
        }

        return Checked(length, budget, () => string.Join(separator, Items(list).Select(Text)));
    }

    private static CelValue Replace(CelValue[] arguments, long limit, CelBudget budget)
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

        return Checked(text.Length + ((long)places.Count * (replacement.Length - old.Length)), budget, () =>
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

    private static CelValue Split(CelValue[] arguments, long limit, CelBudget budget)
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

    private static CelValue Substring(CelValue value, long start, long end)
    {
        var text = (StringValue)value;
        if (start > end)
        {
            return new ErrorValue($"the range from {start} to {end} is backwards");
        }

        var from = start < 0 ? -1 : text.Offset(start);
        var to = end < 0 ? -1 : text.Offset(end);
        return from < 0 ? OutOfRange(start) : to < 0 ? OutOfRange(end) : new StringValue(text.Value[from..to]);
    }

    private static string Quote(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var c in text)
        {
            result.Append(c switch
            {
                '\a' => "\\a",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\v' => "\\v",
                '\\' => "\\\\",
                '"' => "\\\"",
                _ => c.ToString(),
            });
        }

        return result.Append('"').ToString();
    }
}
