using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;
using static Dryflux.Rules.Cel.Library.StandardLibrary;

namespace Dryflux.Rules.Cel.Library;

/// <summary>The list functions of Kubernetes (apiserver pkg/cel/library/lists.go) and the extensions it takes in (cel-go ext/lists.go).</summary>
internal static class ListLibrary
{
    private const int MaxRange = 100_000;

    public static void Declare(FunctionTable functions)
    {
        foreach (var type in (string[])["int", "uint", "double", "bool", "duration", "timestamp", "string", "bytes"])
        {
            functions.Member("isSorted", $"list({type})", "bool", IsSorted);
            functions.Member("max", $"list({type})", type, a => Extreme(a[0], "max", 1));
            functions.Member("min", $"list({type})", type, a => Extreme(a[0], "min", -1));
            functions.Member("sort", $"list({type})", $"list({type})", a => Missing(a[0]) ?? Ordering.Sort(Items(a[0]), Items(a[0])));
        }

        foreach (var (type, zero) in (ReadOnlySpan<(string, CelValue)>)[("int", new IntValue(0)), ("uint", new UintValue(0)), ("double", new DoubleValue(0)), ("duration", new DurationValue(0))])
        {
            functions.Member("sum", $"list({type})", type, (a, b) => Sum(functions.Find("_+_")!, a[0], zero, b));
        }

        functions.Member("indexOf", "list(A), A", "int", (a, b) => IndexOf(a, b, isLast: false));
        functions.Member("lastIndexOf", "list(A), A", "int", (a, b) => IndexOf(a, b, isLast: true));
        functions.Member("includes", "dyn, dyn", "bool", (a, b) => a[0] is ListValue list ? list.Contains(a[1], b) : a[0].EqualTo(a[1], b));
        functions.Member("slice", "list(T), int, int", "list(T)", Slice);
        functions.Member("flatten", "list(list(T))", "list(T)", (a, b) => Flatten(a[0], 1, b));
        functions.Member("flatten", "list(dyn), int", "list(dyn)", (a, b) => Flatten(a[0], Int(a[1]), b));
        functions.Global("lists.range", "int", "list(int)", (a, b) => Int(a[0]) > MaxRange || !b.Spend(Int(a[0]))
            ? ErrorValue.TooExpensive
            : new ListValue([.. Enumerable.Range(0, (int)Math.Max(0, Int(a[0]))).Select(i => new IntValue(i))]));
        functions.Member("reverse", "list(T)", "list(T)", a => new ListValue([.. Items(a[0]).Reverse()]));
        functions.Member("distinct", "list(T)", "list(T)", Distinct);
    }

    private static CelValue? Missing(CelValue list) => Items(list).FirstOrDefault(i => i.IsMissing);

    private static CelValue IsSorted(CelValue[] arguments)
    {
        var items = Items(arguments[0]);
        for (var i = 1; i < items.Count; i++)
        {
            if (Ordering.Compare(items[i - 1], items[i]) is not { } order)
            {
                return Missing(arguments[0]) ?? new ErrorValue("the items have no order");
            }

            if (order > 0)
            {
                return BoolValue.False;
            }
        }

        return BoolValue.True;
    }

    private static CelValue Extreme(CelValue list, string function, int sign)
    {
        var items = Items(list);
        if (items.Count == 0)
        {
            return new ErrorValue($"{function}() of an empty list");
        }

        var best = items[0];
        foreach (var item in items)
        {
            if (Ordering.Compare(item, best) is not { } order)
            {
                return Missing(list) ?? new ErrorValue("the items have no order");
            }

            best = order * sign > 0 ? item : best;
        }

        return best;
    }

    private static CelValue Sum(IReadOnlyList<Overload> plus, CelValue list, CelValue zero, CelBudget budget)
    {
        CelValue? sum = null;
        foreach (var item in Items(list))
        {
            if (sum is null)
            {
                sum = item;
                continue;
            }

            CelValue[] sides = [sum, item];
            if (item.IsMissing || plus.FirstOrDefault(o => o.Fits(sides)) is not { } overload)
            {
                return item.IsMissing ? item : ErrorValue.NoOverload("sum", list);
            }

            sum = overload.Body(sides, budget);
            if (sum.IsMissing)
            {
                return sum;
            }
        }

        return sum ?? zero;
    }

    private static CelValue IndexOf(CelValue[] arguments, CelBudget budget, bool isLast)
    {
        var items = Items(arguments[0]);
        for (var n = 0; n < items.Count; n++)
        {
            var i = isLast ? items.Count - 1 - n : n;
            var equal = budget.Spend(1) ? items[i].EqualTo(arguments[1], budget) : ErrorValue.TooExpensive;
            if (equal is UnknownValue || budget.IsExhausted)
            {
                return equal;
            }

            if (equal is BoolValue { Value: true })
            {
                return new IntValue(i);
            }
        }

        return new IntValue(-1);
    }

    private static CelValue Slice(CelValue[] arguments)
    {
        var items = Items(arguments[0]);
        var (start, end) = (Int(arguments[1]), Int(arguments[2]));
        return start < 0 || end < start || end > items.Count
            ? new ErrorValue($"the list has {items.Count} items: it cannot be cut from {start} to {end}")
            : new ListValue([.. items.Skip((int)start).Take((int)(end - start))]);
    }

    private static CelValue Flatten(CelValue list, long depth, CelBudget budget)
    {
        if (depth < 0)
        {
            return new ErrorValue("the depth must not be negative");
        }

        var flat = new List<CelValue>();
        return AddTo(flat, Items(list), depth, budget) ? new ListValue(flat) : ErrorValue.TooExpensive;
    }

    private static bool AddTo(List<CelValue> flat, IReadOnlyList<CelValue> items, long depth, CelBudget budget)
    {
        foreach (var item in items)
        {
            if (!budget.Spend(1))
            {
                return false;
            }

            if (depth == 0 || item is not ListValue inner)
            {
                flat.Add(item);
            }
            else if (!AddTo(flat, inner.Items, depth - 1, budget))
            {
                return false;
            }
        }

        return true;
    }

    private static CelValue Distinct(CelValue[] arguments, CelBudget budget)
    {
        var kept = new List<CelValue>();
        foreach (var item in Items(arguments[0]))
        {
            var isThere = new ListValue(kept).Contains(item, budget);
            if (isThere.IsMissing)
            {
                return isThere;
            }

            if (isThere is BoolValue { Value: false })
            {
                kept.Add(item);
            }
        }

        return new ListValue(kept);
    }
}
