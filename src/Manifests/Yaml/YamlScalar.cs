using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>A scalar: its text after unquoting and unfolding.</summary>
public sealed class YamlScalar : YamlNode
{
    /// <summary>Makes a scalar.</summary>
    /// <param name="value">The text, unquoted.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="origin">Where it comes from.</param>
    public YamlScalar(string value, ScalarStyle style, Origin origin)
        : base(origin)
    {
        Value = value;
        Style = style;
    }

    /// <summary>The text, unquoted; "" for an empty value.</summary>
    public string Value { get; }

    /// <summary>How it is written.</summary>
    public ScalarStyle Style { get; }

    /// <summary>True for an empty value (<c>key:</c>), <c>~</c> and <c>null</c> without quotes.</summary>
    public bool IsNull => Style == ScalarStyle.Plain && Tag is null or "tag:yaml.org,2002:null" && Value is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>
    /// Where a stretch of <see cref="Value"/> stands in the file: exact where the text holds the value as it is (one line without
    /// escapes) or as the lines of a literal block, else the whole scalar.
    /// </summary>
    /// <param name="part">Offset and length in <see cref="Value"/>.</param>
    public Place PlaceOf(TextSpan part)
    {
        var text = Origin.Source.Slice(Origin.Span);
        var quote = Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 1 : 0;
        if (!Origin.IsVerbatim || Style == ScalarStyle.Folded)
        {
            return Origin.Place;
        }

        if (Style != ScalarStyle.Literal)
        {
            return text.Length >= 2 * quote && text[quote..^quote].SequenceEqual(Value)
                ? new Place(Origin.Source, new TextSpan(Origin.Span.Start + quote + part.Start, part.Length))
                : Origin.Place;
        }

        // Line by line: the block's line ends with the value's line, after its indentation.
        var line = Value.AsSpan(0, part.Start).Count('\n');
        var column = part.Start - (Value.AsSpan(0, part.Start).LastIndexOf('\n') + 1);
        var rest = Value.AsSpan(part.Start - column);
        var wanted = rest.IndexOf('\n') is var end and >= 0 ? rest[..end] : rest;
        var at = Origin.Source.Position(Origin.Span.Start).Line + 1 + line;
        if (at > Origin.Source.LineCount || part.Start + part.Length > part.Start - column + wanted.Length)
        {
            return Origin.Place;
        }

        var here = Origin.Source.LineSpan(at);
        return Origin.Source.Slice(here).EndsWith(wanted)
            ? new Place(Origin.Source, new TextSpan(here.End - wanted.Length + column, part.Length))
            : Origin.Place;
    }

    /// <inheritdoc/>
    public override YamlNode Clone() => new YamlScalar(Value, Style, Origin) { Tag = Tag };

    /// <inheritdoc/>
    public override void Freeze() => IsFrozen = true;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
