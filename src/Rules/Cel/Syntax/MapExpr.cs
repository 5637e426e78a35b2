using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary><c>{key: value, ?key: value}</c>.</summary>
internal sealed record MapExpr(TextSpan Span, IReadOnlyList<MapItem> Items) : Expr(Span);
