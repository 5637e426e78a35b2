using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary><c>name{field: value}</c>: a message of a protocol buffer, of which Kubernetes and Flux declare none.</summary>
internal sealed record MessageExpr(TextSpan Span, string Name) : Expr(Span);
