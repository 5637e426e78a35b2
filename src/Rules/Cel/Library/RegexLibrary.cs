using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;
using static Dryflux.Rules.Cel.Library.StandardLibrary;

namespace Dryflux.Rules.Cel.Library;

/// <summary>What Kubernetes adds for regular expressions (apiserver pkg/cel/library/regex.go).</summary>
internal static class RegexLibrary
{
    public static void Declare(FunctionTable functions)
    {
        functions.Member("find", "string, string", "string", (a, b) =>
            ReadPattern(Text(a[1]), Text(a[0]), b, out var regex) ?? new StringValue(regex!.Match(Text(a[0]))?.Value ?? ""));
        functions.Member("findAll", "string, string", "list(string)", (a, b) => FindAll(a, -1, b));
        functions.Member("findAll", "string, string, int", "list(string)", (a, b) => FindAll(a, Int(a[2]), b));
    }

    private static CelValue FindAll(CelValue[] arguments, long limit, CelBudget budget)
    {
        var text = Text(arguments[0]);
        if (ReadPattern(Text(arguments[1]), text, budget, out var regex) is { } missing)
        {
            return missing;
        }

        var found = new List<CelValue>();
        foreach (var match in regex!.Matches(text))
        {
            if (found.Count == limit)
            {
                break;
            }

            if (!budget.SpendCharacters(text.Length))
            {
                return ErrorValue.TooExpensive;
            }

            found.Add(new StringValue(match.Value));
        }

        return new ListValue(found);
    }
}
