using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>Finds where a part of a scalar's value stands in the file.</summary>
internal static class SecretPlace
{
    /// <summary>The part's own place on its first line, or that of the whole scalar where it is written differently (escapes, base64).</summary>
    /// <param name="scalar">The scalar.</param>
    /// <param name="value">Its value, or what its value was decoded to.</param>
    /// <param name="part">The part of <paramref name="value"/>.</param>
    public static Place In(YamlScalar scalar, string value, TextSpan part)
    {
        var text = value.AsSpan(part.Start, part.Length);
        var line = text.IndexOfAny('\r', '\n');
        text = line < 0 ? text : text[..line];
        var at = scalar.Origin.Source.Slice(scalar.Origin.Span).IndexOf(text, StringComparison.Ordinal);
        return at < 0 ? scalar.Origin.Place : new Place(scalar.Origin.Source, new TextSpan(scalar.Origin.Span.Start + at, text.Length));
    }

    /// <summary>The first line of a stretch of a file.</summary>
    public static Place FirstLine(SourceText source, TextSpan span)
    {
        var line = source.Slice(span).IndexOfAny('\r', '\n');
        return new Place(source, line < 0 ? span : new TextSpan(span.Start, line));
    }
}
