using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>A variable or the name of a type.</summary>
internal sealed record NameExpr(TextSpan Span, string Name) : Expr(Span);
