using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;
using static Dryflux.Rules.Cel.Library.StandardLibrary;

namespace Dryflux.Rules.Cel.Library;

/// <summary>Lists taken as sets (cel-go ext/sets.go).</summary>
internal static class SetLibrary
{
    public static void Declare(FunctionTable functions)
    {
        functions.Global("sets.contains", "list(T), list(T)", "bool", (a, b) => Contains(a[0], a[1], b));
        functions.Global("sets.equivalent", "list(T), list(T)", "bool", (a, b) =>
            Contains(a[0], a[1], b) is var first && first is BoolValue { Value: true } ? Contains(a[1], a[0], b) : first);
        functions.Global("sets.intersects", "list(T), list(T)", "bool", Intersects);
    }

    private static CelValue Contains(CelValue list, CelValue part, CelBudget budget)
    {
        foreach (var item in Items(part))
        {
            var isThere = ((ListValue)list).Contains(item, budget);
            if (isThere is not BoolValue { Value: true })
            {
                return isThere;
            }
        }

        return BoolValue.True;
    }

    private static CelValue Intersects(CelValue[] arguments, CelBudget budget)
    {
        CelValue result = BoolValue.False;
        foreach (var item in Items(arguments[0]))
        {
            var isThere = ((ListValue)arguments[1]).Contains(item, budget);
            if (isThere is BoolValue { Value: true })
            {
                return isThere;
            }

            result = isThere.IsMissing ? isThere : result;
        }

        return result;
    }
}
