using Dryflux.Manifests.Text;
using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>A literal number, text, truth value or null.</summary>
internal sealed record LiteralExpr(TextSpan Span, CelValue Value) : Expr(Span);
