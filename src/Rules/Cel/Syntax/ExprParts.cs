namespace Dryflux.Rules.Cel.Syntax;

/// <summary>Walks an expression.</summary>
internal static class ExprParts
{
    /// <summary>The expressions right below one, in order of the text.</summary>
    public static IEnumerable<Expr> Of(Expr expression) => expression switch
    {
        SelectExpr select => [select.Operand],
        CallExpr { Target: { } target } call => call.Arguments.Prepend(target),
        CallExpr call => call.Arguments,
        LogicalExpr logical => logical.Terms,
        ConditionalExpr conditional => [conditional.Condition, conditional.Then, conditional.Otherwise],
        ListExpr list => list.Items.Select(i => i.Value),
        MapExpr map => map.Items.SelectMany(i => new[] { i.Key, i.Value }),
        ComprehensionExpr { Filter: { } filter } macro => [macro.Range, filter, macro.Body],
        ComprehensionExpr macro => [macro.Range, macro.Body],
        OptionalMapExpr map => [map.Target, map.Body],
        _ => [],
    };

    /// <summary>An expression and all below it, in order of the text.</summary>
    public static IEnumerable<Expr> SelfAndBelow(Expr root)
    {
        var open = new Stack<Expr>([root]);
        while (open.TryPop(out var expression))
        {
            yield return expression;
            foreach (var part in Of(expression).Reverse())
            {
                open.Push(part);
            }
        }
    }
}
