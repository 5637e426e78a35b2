using Dryflux.Rules.Cel.Syntax;
using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel;

/// <summary>Finds the variables of an expression that no macro binds.</summary>
internal static class FreeNames
{
    /// <summary>Each once, at its first place.</summary>
    public static IReadOnlyList<CelName> Find(Expr root, CelEnvironment environment)
    {
        var found = new List<CelName>();
        Visit(root, [], environment, found);
        return [.. found.OrderBy(n => n.Span.Start).DistinctBy(n => n.Name)];
    }

    private static void Visit(Expr expression, IReadOnlyList<string> bound, CelEnvironment environment, List<CelName> found)
    {
        switch (expression)
        {
            case NameExpr name when !bound.Contains(name.Name) && TypeNames.Find(name.Name) is null:
                found.Add(new CelName(name.Name, name.Span));
                break;
            case CallExpr { QualifiedName: { } qualified } call when environment.Table.Find(qualified) is not null:
                Visit(call.Arguments, bound, environment, found);
                break;
            case ComprehensionExpr macro:
                Visit(macro.Range, bound, environment, found);
                List<string> inner = [.. bound, macro.Variable, .. macro.Second is null ? [] : new[] { macro.Second }];
                Visit(macro.Filter is null ? [macro.Body] : [macro.Filter, macro.Body], inner, environment, found);
                break;
            case OptionalMapExpr map:
                Visit(map.Target, bound, environment, found);
                Visit(map.Body, [.. bound, map.Variable], environment, found);
                break;
            default:
                Visit(ExprParts.Of(expression), bound, environment, found);
                break;
        }
    }

    private static void Visit(IEnumerable<Expr> expressions, IReadOnlyList<string> bound, CelEnvironment environment, List<CelName> found)
    {
        foreach (var expression in expressions)
        {
            Visit(expression, bound, environment, found);
        }
    }
}
