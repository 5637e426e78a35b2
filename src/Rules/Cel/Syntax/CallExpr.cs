using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>A call of a function; operators are calls of the functions that cel-go names <c>_+_</c>, <c>_[_]</c>, <c>@in</c>.</summary>
/// <param name="Span">The whole call.</param>
/// <param name="Function">The function's name.</param>
/// <param name="NameSpan">Where the name or the operator stands.</param>
/// <param name="Target">What stands before the dot, or null.</param>
/// <param name="Arguments">The arguments in order.</param>
internal sealed record CallExpr(TextSpan Span, string Function, TextSpan NameSpan, Expr? Target, IReadOnlyList<Expr> Arguments) : Expr(Span)
{
    /// <summary>The name with its target read as a namespace, as in <c>optional.of</c>; null when the target is no chain of names.</summary>
    public string? QualifiedName { get; } = Target is null ? null : Qualify(Target, Function);

    private static string? Qualify(Expr target, string name) => target switch
    {
        NameExpr root => $"{root.Name}.{name}",
        SelectExpr { IsOptional: false, IsTest: false } select => Qualify(select.Operand, $"{select.Field}.{name}"),
        _ => null,
    };
}
