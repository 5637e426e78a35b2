using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>A list.</summary>
public class ListValue : CelValue
{
    private readonly IReadOnlyList<CelValue> _items;

    /// <param name="items">The items in order.</param>
    public ListValue(IReadOnlyList<CelValue> items) => _items = items;

    /// <summary>The items in order.</summary>
    public IReadOnlyList<CelValue> Items => _items;

    /// <inheritdoc/>
    public override CelType Type { get; } = CelType.List(CelType.Dyn);

    internal override long Weight => _items.Count;

    internal override bool IsZero => _items.Count == 0;

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _items)}]";

    /// <summary>The list followed by another's items.</summary>
    internal virtual CelValue Plus(ListValue other, CelBudget budget) => new ListValue([.. _items, .. other._items]);

    /// <summary>Whether an item equals a value.</summary>
    internal CelValue Contains(CelValue value, CelBudget budget)
    {
        CelValue result = BoolValue.False;
        foreach (var item in _items)
        {
            var equal = budget.Spend(1) ? item.EqualTo(value, budget) : ErrorValue.TooExpensive;
            if (equal is BoolValue { Value: true })
            {
                return equal;
            }

            if (equal.IsMissing && result is not UnknownValue)
            {
                result = equal;
            }
        }

        return result;
    }

    internal override CelValue EqualTo(CelValue other, CelBudget budget) => other switch
    {
        ErrorValue or UnknownValue => other,
        ListValue list when list._items.Count == _items.Count => ItemsEqual(list, budget),
        _ => BoolValue.False,
    };

    private protected virtual CelValue ItemsEqual(ListValue other, CelBudget budget)
    {
        for (var i = 0; i < _items.Count; i++)
        {
            if (!budget.Spend(1))
            {
                return ErrorValue.TooExpensive;
            }

            var equal = _items[i].EqualTo(other._items[i], budget);
            if (equal is not BoolValue { Value: true })
            {
                return equal;
            }
        }

        return BoolValue.True;
    }
}
