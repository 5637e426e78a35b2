using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>A comment of a YAML file.</summary>
/// <param name="Span">From the <c>#</c> to the end of its line.</param>
/// <param name="Line">1-based line.</param>
/// <param name="IsAlone">True when nothing but blanks stands before it on its line.</param>
/// <param name="Text">What follows the <c>#</c>, blanks at both ends removed.</param>
public sealed record Comment(TextSpan Span, int Line, bool IsAlone, string Text);
