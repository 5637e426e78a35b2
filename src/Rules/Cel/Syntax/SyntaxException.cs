using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>Leaves the parser at the first mistake; never leaves this namespace.</summary>
internal sealed class SyntaxException(string message, TextSpan span) : Exception(message)
{
    /// <summary>Where the mistake stands.</summary>
    public TextSpan Span { get; } = span;
}
