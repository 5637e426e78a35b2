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
        functions.Member("indexOf", "string, string", "int", (a, b) => StringSearch.IndexOf(a, 0, b));
        functions.Member("indexOf", "string, string, int", "int", (a, b) => StringSearch.IndexOf(a, Int(a[2]), b));
        functions.Member("lastIndexOf", "string, string", "int", (a, b) => StringSearch.LastIndexOf(a, null, b));
        functions.Member("lastIndexOf", "string, string, int", "int", (a, b) => StringSearch.LastIndexOf(a, Int(a[2]), b));
        functions.Member("join", "list(string)", "string", (a, b) => Join(a[0], "", b));
        functions.Member("join", "list(string), string", "string", (a, b) => Join(a[0], Text(a[1]), b));
        functions.Member("lowerAscii", "string", "string", a => new StringValue(Lower(Text(a[0]))));
        functions.Member("replace", "string, string, string", "string", (a, b) => StringSearch.Replace(a, -1, b));
        functions.Member("replace", "string, string, string, int", "string", (a, b) => StringSearch.Replace(a, Int(a[3]), b));
        functions.Member("split", "string, string", "list(string)", (a, b) => StringSearch.Split(a, -1, b));
        functions.Member("split", "string, string, int", "list(string)", (a, b) => StringSearch.Split(a, Int(a[2]), b));
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

    /// <summary>The mistake of an offset that the text does not have.</summary>
    public static ErrorValue OutOfRange(long index) => new($"the index {index} is out of range");

    private static CelValue CharAt(CelValue[] arguments)
    {
        var text = (StringValue)arguments[0];
        var index = Int(arguments[1]);
        var at = index < 0 ? -1 : text.Offset(index);
        return at < 0 ? OutOfRange(index)
            : at == text.Value.Length ? new StringValue("")
            : new StringValue(Rune.TryGetRuneAt(text.Value, at, out var rune) ? rune.ToString() : text.Value[at].ToString());
    }

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
