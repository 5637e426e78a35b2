using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary><c>operand.field</c>, <c>operand.?field</c> or <c>has(operand.field)</c>.</summary>
internal sealed record SelectExpr(TextSpan Span, Expr Operand, string Field, TextSpan FieldSpan) : Expr(Span)
{
    /// <summary>True for <c>.?</c>: the result is an optional value.</summary>
    public bool IsOptional { get; init; }

    /// <summary>True inside has().</summary>
    public bool IsTest { get; init; }
}
