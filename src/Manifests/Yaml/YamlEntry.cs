using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>One key of a mapping with its value.</summary>
/// <param name="Key">The key; nearly always a scalar.</param>
/// <param name="Value">The value.</param>
public sealed record YamlEntry(YamlNode Key, YamlNode Value)
{
    /// <summary>
    /// For a parsed entry, the text from the key to the end of the value as it stands here: an alias ends after its name, wherever
    /// the anchored value may lie. Empty for an entry that a build made.
    /// </summary>
    public TextSpan Span { get; init; }

    /// <summary>The key's text, or null for a key that is a mapping or a list.</summary>
    public string? Name => (Key as YamlScalar)?.Value;

    /// <summary>True for YAML's merge key: <c>&lt;&lt;</c> without quotes and tag, or with the tag of merge keys.</summary>
    public bool IsMerge => Key is YamlScalar { Value: "<<", Style: ScalarStyle.Plain, Tag: null } or YamlScalar { Value: "<<", Tag: ScalarKinds.MergeTag };
}
