using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel;

/// <summary>Why an expression is no good.</summary>
/// <param name="Kind">What sort of mistake it is.</param>
/// <param name="Message">The cause in plain words, without final stop.</param>
/// <param name="Span">The stretch of the expression, in UTF-16 units.</param>
public sealed record CelError(CelErrorKind Kind, string Message, TextSpan Span);
