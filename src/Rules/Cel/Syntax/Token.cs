using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record Token(TokenKind Kind, TextSpan Span);
