using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel.Kubernetes;

/// <summary>A list whose items are told apart by keys: its order does not count, and <c>+</c> puts items in the place of those with the same keys.</summary>
/// <param name="items">The items in order.</param>
/// <param name="keys">The fields that tell items apart.</param>
internal sealed class KeyedListValue(IReadOnlyList<CelValue> items, IReadOnlyList<string> keys) : ListValue(items)
{
    /// <inheritdoc/>
    internal override CelValue Plus(ListValue other, CelBudget budget)
    {
        List<CelValue> merged = [.. Items];
        foreach (var item in other.Items)
        {
            if (!budget.Spend(merged.Count))
            {
                return ErrorValue.TooExpensive;
            }

            var at = merged.FindIndex(m => HasSameKeys(m, item, budget));
            if (at < 0)
            {
                merged.Add(item);
            }
            else
            {
                merged[at] = item;
            }
        }

        return new KeyedListValue(merged, keys);
    }

    private protected override CelValue ItemsEqual(ListValue other, CelBudget budget)
    {
        foreach (var item in Items)
        {
            if (!budget.Spend(other.Items.Count))
            {
                return ErrorValue.TooExpensive;
            }

            var match = other.Items.FirstOrDefault(o => HasSameKeys(o, item, budget));
            var equal = match is null ? BoolValue.False : item.EqualTo(match, budget);
            if (equal is not BoolValue { Value: true })
            {
                return equal;
            }
        }

        return BoolValue.True;
    }

    private bool HasSameKeys(CelValue left, CelValue right, CelBudget budget)
    {
        foreach (var key in keys)
        {
            var name = new StringValue(key);
            var ours = (left as MapValue)?.Find(name) ?? NullValue.Instance;
            var theirs = (right as MapValue)?.Find(name) ?? NullValue.Instance;
            if (ours.EqualTo(theirs, budget) is not BoolValue { Value: true })
            {
                return false;
            }
        }

        return true;
    }
}
