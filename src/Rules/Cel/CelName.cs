using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel;

/// <summary>A name in an expression.</summary>
/// <param name="Name">The name.</param>
/// <param name="Span">Where it stands in the expression.</param>
public sealed record CelName(string Name, TextSpan Span);
