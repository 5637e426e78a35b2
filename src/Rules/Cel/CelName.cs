using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel;

/// <summary>A name in an expression.</summary>
/// <param name="Name">The name.</param>
/// <param name="Span">Where it stands in the expression.</param>
public readonly record struct CelName(string Name, TextSpan Span);
