using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel.Kubernetes;

/// <summary>A list of which the schema says that it is a set: its order does not count, and <c>+</c> unites.</summary>
/// <param name="items">The items in order.</param>
internal sealed class SetValue(IReadOnlyList<CelValue> items) : ListValue(items)
{
    /// <inheritdoc/>
    internal override CelValue Plus(ListValue other, CelBudget budget)
    {
        List<CelValue> union = [.. Items];
        foreach (var item in other.Items)
        {
            var isThere = Contains(item, budget);
            if (isThere.IsMissing)
            {
                return isThere;
            }

            if (isThere is BoolValue { Value: false })
            {
                union.Add(item);
            }
        }

        return new SetValue(union);
    }

    private protected override CelValue ItemsEqual(ListValue other, CelBudget budget)
    {
        foreach (var item in Items)
        {
            var isThere = other.Contains(item, budget);
            if (isThere is not BoolValue { Value: true })
            {
                return isThere;
            }
        }

        return BoolValue.True;
    }
}
