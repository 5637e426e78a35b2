using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>Calls that are read as macros (cel-go parser/macro.go, cel/library.go, ext/comprehensions.go, ext/lists.go).</summary>
internal sealed class Macros(CelEnvironment environment)
{
    /// <summary>The node of a macro; null when the call is none.</summary>
    /// <param name="span">The whole call.</param>
    /// <param name="name">The function's name.</param>
    /// <param name="nameSpan">Where the name stands.</param>
    /// <param name="target">What stands before the dot, or null.</param>
    /// <param name="arguments">The arguments.</param>
    public Expr? Expand(TextSpan span, string name, TextSpan nameSpan, Expr? target, IReadOnlyList<Expr> arguments)
    {
        if (target is null)
        {
            return name == "has" && arguments.Count == 1 ? Has(span, arguments[0]) : null;
        }

        if (name is "optMap" or "optFlatMap" && arguments.Count == 2)
        {
            return new OptionalMapExpr(span, target, Variable(arguments[0], name), arguments[1], name == "optFlatMap");
        }

        return (name, arguments.Count) switch
        {
            ("all", 2) => OneVariable(ComprehensionKind.All),
            ("exists", 2) => OneVariable(ComprehensionKind.Exists),
            ("exists_one" or "existsOne", 2) => OneVariable(ComprehensionKind.ExistsOne),
            ("map", 2 or 3) => OneVariable(ComprehensionKind.Map),
            ("filter", 2) => OneVariable(ComprehensionKind.Filter),
            ("sortBy", 2) when environment.HasListExtensions => OneVariable(ComprehensionKind.SortBy),
            _ when !environment.HasTwoVariableMacros => null,
            ("all", 3) => TwoVariables(ComprehensionKind.All),
            ("exists", 3) => TwoVariables(ComprehensionKind.Exists),
            ("exists_one" or "existsOne", 3) => TwoVariables(ComprehensionKind.ExistsOne),
            ("transformList", 3 or 4) => TwoVariables(ComprehensionKind.TransformList),
            ("transformMap", 3 or 4) => TwoVariables(ComprehensionKind.TransformMap),
            ("transformMapEntry", 3 or 4) => TwoVariables(ComprehensionKind.TransformMapEntry),
            _ => null,
        };

        ComprehensionExpr OneVariable(ComprehensionKind kind) =>
            new(span, kind, target, Variable(arguments[0], name), null, arguments.Count == 3 ? arguments[1] : null, arguments[^1]);

        ComprehensionExpr TwoVariables(ComprehensionKind kind)
        {
            var first = Variable(arguments[0], name);
            var second = Variable(arguments[1], name);
            return first == second
                ? throw new SyntaxException($"`{name}()` needs two different variables", arguments[1].Span)
                : new ComprehensionExpr(span, kind, target, first, second, arguments.Count == 4 ? arguments[2] : null, arguments[^1]);
        }
    }

    private static SelectExpr Has(TextSpan span, Expr argument) => argument is SelectExpr { IsOptional: false } select
        ? select with { Span = span, IsTest = true }
        : throw new SyntaxException("`has()` takes a field, as in `has(a.b)`", argument.Span);

    private static string Variable(Expr argument, string macro) => argument is NameExpr { Name: not "__result__" } name
        ? name.Name
        : throw new SyntaxException($"`{macro}()` takes the name of a variable here", argument.Span);
}
