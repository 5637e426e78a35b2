using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>Terms joined by <c>&amp;&amp;</c>, or by <c>||</c>.</summary>
internal sealed record LogicalExpr(TextSpan Span, bool IsAnd, IReadOnlyList<Expr> Terms) : Expr(Span);
