using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>A node of a parsed expression. Macros have nodes of their own, so a message speaks of what the author wrote.</summary>
/// <param name="Span">The stretch of text it was read from.</param>
internal abstract record Expr(TextSpan Span);
