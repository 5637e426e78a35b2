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
    /// Where a stretch of <see cref="Value"/> stands in the file: exact where the file holds the value as it is, in the lines of a
    /// literal block, or holds this stretch as often as the value does; else the whole scalar. It is the text that counts, so a
    /// build may have given the value another style or put something before it.
    /// </summary>
    /// <param name="part">Offset and length in <see cref="Value"/>.</param>
    public Place PlaceOf(TextSpan part)
    {
        var text = Origin.Source.Slice(Origin.Span);
        if (text.SequenceEqual(Value))
        {
            return At(part.Start, part.Length);
        }

        if (text is ['\'' or '"', .., _] && text[1..^1].SequenceEqual(Value))
        {
            return At(part.Start + 1, part.Length);
        }

        return (text is ['|', ..] ? InBlock(part) : null) ?? InTurn(text, part) ?? Origin.Place;
    }

    /// <summary>Line by line: the block's line ends with the value's line, after its indentation.</summary>
    private Place? InBlock(TextSpan part)
    {
        var line = Value.AsSpan(0, part.Start).Count('\n');
        var column = part.Start - (Value.AsSpan(0, part.Start).LastIndexOf('\n') + 1);
        var rest = Value.AsSpan(part.Start - column);
        var wanted = rest.IndexOf('\n') is var end and >= 0 ? rest[..end] : rest;
        var at = Origin.Source.Position(Origin.Span.Start).Line + 1 + line;
        if (at > Origin.Source.LineCount || column + part.Length > wanted.Length)
        {
            return null;
        }

        var here = Origin.Source.LineSpan(at);
        return Origin.Source.Slice(here).EndsWith(wanted)
            ? new Place(Origin.Source, new TextSpan(here.End - wanted.Length + column, part.Length))
            : null;
    }

    /// <summary>The first, second or third time that the file has what the value has a first, second or third time.</summary>
    private Place? InTurn(ReadOnlySpan<char> text, TextSpan part)
    {
        var wanted = Value.AsSpan(part.Start, part.Length);
        if (wanted.Length == 0 || text.Count(wanted) != Value.AsSpan().Count(wanted))
        {
            return null;
        }

        var at = text.IndexOf(wanted);
        for (var before = Value.AsSpan(0, part.Start).Count(wanted); before > 0; before--)
        {
            at += wanted.Length + text[(at + wanted.Length)..].IndexOf(wanted);
        }

        return At(at, part.Length);
    }

    private Place At(int start, int length) => new(Origin.Source, new TextSpan(Origin.Span.Start + start, length));

    /// <inheritdoc/>
    public override YamlScalar Clone() => WithOrigin(Origin);

    /// <inheritdoc/>
    public override YamlScalar WithOrigin(Origin origin) => new(Value, Style, origin) { Tag = Tag };

    /// <inheritdoc/>
    public override void Freeze() => IsFrozen = true;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
