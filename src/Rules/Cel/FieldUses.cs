using Dryflux.Rules.Cel.Syntax;

namespace Dryflux.Rules.Cel;

/// <summary>Finds the fields of a variable that an expression speaks of.</summary>
internal static class FieldUses
{
    /// <summary>Chains of fields below a variable, in order of the text.</summary>
    public static IEnumerable<FieldUse> Find(Expr expression, string variable, bool isForbidden = false)
    {
        if (expression is SelectExpr select && Chain(select, variable) is { } path)
        {
            return [new FieldUse(path, isForbidden)];
        }

        var isNegation = expression is CallExpr { Function: "!_", Arguments: [SelectExpr { IsTest: true }] };
        return ExprParts.Of(expression).SelectMany(part => Find(part, variable, isNegation));
    }

    private static List<string>? Chain(SelectExpr select, string variable)
    {
        var path = new List<string>();
        Expr at = select;
        while (at is SelectExpr step)
        {
            path.Insert(0, step.Field);
            at = step.Operand;
        }

        return at is NameExpr { Name: var name } && name == variable ? path : null;
    }
}
