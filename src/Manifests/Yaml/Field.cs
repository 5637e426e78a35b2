using System.Globalization;
using Dryflux.Manifests.Go;

namespace Dryflux.Manifests.Yaml;

/// <summary>
/// A place inside a manifest, reached by keys and indices: the value and the node together. A field that is missing still knows
/// where to point: at the key of its nearest existing ancestor.
/// </summary>
public sealed class Field
{
    private readonly Field? _parent;
    private readonly string? _key;
    private readonly int _index;

    private Field(Field? parent, string? key, int index, YamlEntry? entry, YamlNode? node)
    {
        _parent = parent;
        _key = key;
        _index = index;
        Entry = entry;
        Node = node;
    }

    /// <summary>The field above, or null for the root.</summary>
    public Field? Parent => _parent;

    /// <summary>The root of the object.</summary>
    public Field Top => _parent?.Top ?? this;

    /// <summary>The node, or null when the field is missing.</summary>
    public YamlNode? Node { get; }

    /// <summary>The entry of the mapping that holds this field, or null for a root, a list item and a missing field.</summary>
    public YamlEntry? Entry { get; }

    /// <summary>The key by which the field was reached, or null for a root or list item.</summary>
    public string? Key => _key;

    /// <summary>True when the field is there and not null.</summary>
    public bool Exists => Node is not null and not YamlScalar { IsNull: true };

    /// <summary>True when the field is written, be it with null.</summary>
    public bool IsWritten => Node is not null;

    /// <summary>The node as mapping, or null.</summary>
    public YamlMap? Map => Node as YamlMap;

    /// <summary>The node as list, or null.</summary>
    public YamlList? List => Node as YamlList;

    /// <summary>The node as scalar, or null.</summary>
    public YamlScalar? Scalar => Node as YamlScalar;

    /// <summary>The text of a scalar that is there and not null; else null.</summary>
    public string? Text => Node is YamlScalar { IsNull: false } scalar ? scalar.Value : null;

    /// <summary>True for a plain <c>true</c>.</summary>
    public bool IsTrue => Node is YamlScalar { Style: ScalarStyle.Plain, Value: "true" or "True" or "TRUE" };

    /// <summary>True for a plain <c>false</c>.</summary>
    public bool IsFalse => Node is YamlScalar { Style: ScalarStyle.Plain, Value: "false" or "False" or "FALSE" };

    /// <summary>The whole number a plain scalar holds in decimal, or null.</summary>
    public long? Integer => Node is YamlScalar { Style: ScalarStyle.Plain } scalar && long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The span of time a scalar holds, as Go reads it (<c>1h30m</c>), or null.</summary>
    public GoDuration? Duration => Text is { } text && GoDuration.TryParse(text, out var duration, out _) ? duration : null;

    /// <summary>
    /// Where a finding about the value points: the node, or its key when the node is empty or missing, or the key of the nearest
    /// ancestor that exists.
    /// </summary>
    public Origin Origin => Node is { } node && (node.Origin.Span.Length > 0 || _parent is null) ? node.Origin : KeyOrigin;

    /// <summary>Where a finding about the field as a whole points: its key, or the key of the nearest ancestor that exists.</summary>
    public Origin KeyOrigin
    {
        get
        {
            if (Entry is not null)
            {
                return Entry.Key.Origin;
            }

            if (Node is not null && (_parent is null || Node.Origin.Span.Length > 0))
            {
                // A list item or the root: its first key says more than the whole block.
                return Node is YamlMap { Entries: [var first, ..] } ? first.Key.Origin : Node.Origin;
            }

            return _parent!.KeyOrigin;
        }
    }

    /// <summary>The keys and indices from the root, as in <c>spec.patches[0].target</c>.</summary>
    public string Path
    {
        get
        {
            if (_parent is null)
            {
                return "";
            }

            var above = _parent.Path;
            return _key is null ? $"{above}[{_index.ToString(CultureInfo.InvariantCulture)}]" : above.Length == 0 ? Quoted(_key) : $"{above}.{Quoted(_key)}";
        }
    }

    /// <summary>The items of a list; none when the field is no list.</summary>
    public IEnumerable<Field> Items => Node is YamlList list ? list.Items.Select((item, i) => new Field(this, null, i, null, item)) : [];

    /// <summary>The fields of a mapping, merge keys resolved; none when the field is no mapping.</summary>
    public IEnumerable<Field> Fields => Node is YamlMap map ? map.EffectiveEntries().Where(e => e.Name is not null).Select(e => new Field(this, e.Name, -1, e, e.Value)) : [];

    /// <summary>The field of a mapping; a missing field when there is none or this is no mapping.</summary>
    public Field this[string key]
    {
        get
        {
            var entry = (Node as YamlMap)?.Find(key);
            return new Field(this, key, -1, entry, entry?.Value);
        }
    }

    /// <summary>The item of a list; a missing field when there is none or this is no list.</summary>
    public Field this[int index] => new(this, null, index, null, Node is YamlList list && index >= 0 && index < list.Items.Count ? list.Items[index] : null);

    /// <summary>A field reached by several keys, as in <c>At("spec", "install", "remediation")</c>.</summary>
    public Field At(params ReadOnlySpan<string> keys)
    {
        var field = this;
        foreach (var key in keys)
        {
            field = field[key];
        }

        return field;
    }

    /// <summary>The root field of a document.</summary>
    public static Field Root(YamlNode root) => new(null, null, -1, null, root);

    /// <inheritdoc/>
    public override string ToString() => Text ?? Path;

    private static string Quoted(string key) => key.AsSpan().ContainsAny("./[] ") ? $"[\"{key}\"]" : key;
}
