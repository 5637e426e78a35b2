using System.Globalization;
using System.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>
/// The order in which go-yaml v2 prints keys (sorter.go): at the first difference letters by code point, other characters
/// before letters, runs of digits by their number; a shorter key first.
/// </summary>
/// <remarks>
/// For mixes such as <c>a1</c>, <c>a1b</c>, <c>a01</c> this is no consistent order, and upstream's own output changes from run
/// to run. The sort here is a merge sort over keys in ordinal order: it always ends, and equal keys give equal output.
/// </remarks>
internal static class NaturalKeyOrder
{
    private static readonly System.Buffers.SearchValues<char> SimpleKeyCharacters = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_./ ");

    /// <summary>Sorts items by key, in place.</summary>
    public static void Sort<T>(T[] items, Func<T, string> key)
    {
        if (items.Length < 2)
        {
            return;
        }

        var keys = Array.ConvertAll(items, i => key(i));
        if (Array.Exists(keys, k => k.AsSpan().ContainsAnyExcept(SimpleKeyCharacters)))
        {
            // Digits can make the order inconsistent: start from a fixed one.
            Array.Sort(keys, items, StringComparer.Ordinal);
        }

        MergeSort(keys, items);
    }

    /// <summary>True when <paramref name="a"/> is printed before <paramref name="b"/>.</summary>
    public static bool IsLess(string a, string b)
    {
        var common = a.AsSpan().CommonPrefixLength(b);
        if (common == a.Length || common == b.Length)
        {
            return a.Length < b.Length;
        }

        char x = a[common], y = b[common];
        if (char.IsAsciiLetter(x) && char.IsAsciiLetter(y))
        {
            return x < y;
        }

        return IsLess(Runes(a), Runes(b));
    }

    private static bool IsLess(Rune[] a, Rune[] b)
    {
        var i = 0;
        while (i < a.Length && i < b.Length && a[i] == b[i])
        {
            i++;
        }

        if (i == a.Length || i == b.Length)
        {
            return a.Length < b.Length;
        }

        bool isLetterA = Rune.IsLetter(a[i]), isLetterB = Rune.IsLetter(b[i]);
        if (isLetterA || isLetterB)
        {
            return isLetterA && isLetterB ? a[i] < b[i] : isLetterB;
        }

        var start = a[i].Value == '0' || b[i].Value == '0' ? LeadingNumber(a, i) : 0;
        var (numberA, endA) = Number(a, i, start);
        var (numberB, endB) = Number(b, i, start);
        return numberA != numberB ? numberA < numberB : endA != endB ? endA < endB : a[i] < b[i];
    }

    /// <summary>1 when the digits before a position hold more than zeros: then a zero counts as digit of a number.</summary>
    private static long LeadingNumber(Rune[] text, int position)
    {
        for (var i = position - 1; i >= 0 && IsDigit(text[i]); i--)
        {
            if (text[i].Value != '0')
            {
                return 1;
            }
        }

        return 0;
    }

    private static (long Number, int End) Number(Rune[] text, int position, long start)
    {
        var number = start;
        var end = position;
        while (end < text.Length && IsDigit(text[end]))
        {
            number = unchecked((number * 10) + (text[end].Value - '0'));
            end++;
        }

        return (number, end);
    }

    private static bool IsDigit(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber;

    private static Rune[] Runes(string text) => [.. text.EnumerateRunes()];

    private static void MergeSort<T>(string[] keys, T[] items)
    {
        const int Run = 12;
        for (var start = 0; start < keys.Length; start += Run)
        {
            InsertionSort(keys, items, start, Math.Min(start + Run, keys.Length));
        }

        if (keys.Length <= Run)
        {
            return;
        }

        var otherKeys = new string[keys.Length];
        var otherItems = new T[items.Length];
        for (var width = Run; width < keys.Length; width *= 2)
        {
            for (var start = 0; start < keys.Length; start += 2 * width)
            {
                Merge(keys, items, start, Math.Min(start + width, keys.Length), Math.Min(start + (2 * width), keys.Length), otherKeys, otherItems);
            }

            otherKeys.CopyTo(keys, 0);
            otherItems.CopyTo(items, 0);
        }
    }

    private static void Merge<T>(string[] keys, T[] items, int left, int right, int end, string[] toKeys, T[] toItems)
    {
        var middle = right;
        for (var to = left; to < end; to++)
        {
            var takeRight = left == middle || (right < end && IsLess(keys[right], keys[left]));
            var from = takeRight ? right++ : left++;
            toKeys[to] = keys[from];
            toItems[to] = items[from];
        }
    }

    private static void InsertionSort<T>(string[] keys, T[] items, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            var (key, item) = (keys[i], items[i]);
            var j = i;
            for (; j > start && IsLess(key, keys[j - 1]); j--)
            {
                keys[j] = keys[j - 1];
                items[j] = items[j - 1];
            }

            keys[j] = key;
            items[j] = item;
        }
    }
}
