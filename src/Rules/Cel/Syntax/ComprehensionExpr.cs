using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>A macro such as <c>range.all(x, body)</c>.</summary>
/// <param name="Span">The whole call.</param>
/// <param name="Kind">Which macro.</param>
/// <param name="Range">What it goes through.</param>
/// <param name="Variable">The variable: an item, a key, or with two variables the index or key.</param>
/// <param name="Second">The second variable: the item or value; null for macros of one.</param>
/// <param name="Filter">The condition of map and the transforms, or null.</param>
/// <param name="Body">What is evaluated for every item.</param>
internal sealed record ComprehensionExpr(
    TextSpan Span, ComprehensionKind Kind, Expr Range, string Variable, string? Second, Expr? Filter, Expr Body) : Expr(Span);
