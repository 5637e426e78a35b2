using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary><c>[a, ?b]</c>.</summary>
internal sealed record ListExpr(TextSpan Span, IReadOnlyList<ListItem> Items) : Expr(Span);
