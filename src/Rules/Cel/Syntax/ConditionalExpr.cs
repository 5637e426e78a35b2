using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary><c>condition ? then : otherwise</c>.</summary>
internal sealed record ConditionalExpr(TextSpan Span, Expr Condition, Expr Then, Expr Otherwise) : Expr(Span);
