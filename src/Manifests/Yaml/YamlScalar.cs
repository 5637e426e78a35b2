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

    /// <inheritdoc/>
    public override YamlNode Clone() => new YamlScalar(Value, Style, Origin) { Tag = Tag };

    /// <inheritdoc/>
    public override void Freeze() => IsFrozen = true;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
