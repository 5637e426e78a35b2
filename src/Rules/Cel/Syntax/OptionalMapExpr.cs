using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary><c>target.optMap(x, body)</c> or <c>target.optFlatMap(x, body)</c>.</summary>
internal sealed record OptionalMapExpr(TextSpan Span, Expr Target, string Variable, Expr Body, bool IsFlat) : Expr(Span);
