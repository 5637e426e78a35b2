using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>Why a YAML file could not be read as a whole. Documents before the error are kept.</summary>
/// <param name="Kind">Broken text, or a bound that was exceeded.</param>
/// <param name="Message">The reason in plain words, without a final full stop.</param>
/// <param name="Span">Where reading stopped.</param>
public sealed record YamlError(YamlErrorKind Kind, string Message, TextSpan Span)
{
    /// <summary>What Go's scanner says of it, where that is known; it may hold a part of the text.</summary>
    public string? Words { get; init; }
}
