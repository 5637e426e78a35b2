using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel.Library;

/// <summary>The order of values (the Compare methods of cel-go common/types).</summary>
internal static class Ordering
{
    /// <summary>Below zero, zero or above zero; null when the two cannot be compared.</summary>
    public static int? Compare(CelValue left, CelValue right) => (left, right) switch
    {
        (BoolValue a, BoolValue b) => a.Value.CompareTo(b.Value),
        (StringValue a, StringValue b) => CompareText(a.Value, b.Value),
        (BytesValue a, BytesValue b) => a.Value.Span.SequenceCompareTo(b.Value.Span),
        (DurationValue a, DurationValue b) => a.Nanoseconds.CompareTo(b.Nanoseconds),
        (TimestampValue a, TimestampValue b) => a.Total.CompareTo(b.Total),
        _ => Numbers.Compare(left, right),
    };

    /// <summary>The items in the order of their keys, equal ones as they were.</summary>
    public static CelValue Sort(IReadOnlyList<CelValue> items, IReadOnlyList<CelValue> keys)
    {
        for (var i = 1; i < keys.Count; i++)
        {
            if (Compare(keys[0], keys[i]) is null || keys[0].Type.Kind != keys[i].Type.Kind)
            {
                return new ErrorValue("only values of one type that have an order can be sorted");
            }
        }

        return new ListValue([.. items.Zip(keys).OrderBy(pair => pair.Second, Comparer<CelValue>.Create((a, b) => Compare(a, b) ?? 0)).Select(pair => pair.First)]);
    }

    // Go compares UTF-8 bytes, which is the order of code points and not of UTF-16 units.
    private static int CompareText(string left, string right)
    {
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            if (left[i] != right[i])
            {
                return char.IsSurrogate(left[i]) != char.IsSurrogate(right[i])
                    ? char.IsSurrogate(left[i]).CompareTo(char.IsSurrogate(right[i]))
                    : left[i].CompareTo(right[i]);
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
