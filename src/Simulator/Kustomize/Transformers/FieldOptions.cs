using System.Globalization;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>The <c>options</c> of a replacement's source or target (api/types/replacement.go:FieldOptions).</summary>
/// <param name="options">As written, or null.</param>
internal sealed class FieldOptions(YamlMap? options)
{
    private readonly string _delimiter = options?.Text("delimiter") ?? "";
    private readonly long _index = long.TryParse(options?.Text("index"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? index : 0;

    /// <summary>True when missing fields are made.</summary>
    public bool Creates { get; } = options?.Text("create") == "true";

    /// <summary>The piece of the source's value that the options name; null with the reason reported (replacement.go:getRefinedValue).</summary>
    public YamlNode? Refine(YamlNode value, BuildErrors errors)
    {
        if (_delimiter.Length == 0)
        {
            return value;
        }

        if (value is not YamlScalar scalar)
        {
            errors.Add("delimiter option can only be used with scalar nodes", options!.Origin);
            return null;
        }

        var pieces = scalar.Value.Split(_delimiter);
        if (_index < 0 || _index >= pieces.Length)
        {
            errors.Add($"options.index {_index.ToString(CultureInfo.InvariantCulture)} is out of bounds for value {scalar.Value}", options!.Origin);
            return null;
        }

        return new YamlScalar(pieces[_index], scalar.Style, scalar.Origin.Derived()) { Tag = scalar.Tag };
    }

    /// <summary>The text that a target gets: the value, or its own with one piece replaced, prefixed or appended; null when the target has no text (replacement.go:setFieldValue).</summary>
    public string? TextFor(YamlNode target, string value)
    {
        if (_delimiter.Length == 0)
        {
            return value;
        }

        if (target is not YamlScalar scalar)
        {
            return null;
        }

        var pieces = scalar.Value.Split(_delimiter).ToList();
        if (_index >= 0 && _index < pieces.Count)
        {
            pieces[(int)_index] = value;
        }
        else
        {
            pieces.Insert(_index < 0 ? 0 : pieces.Count, value);
        }

        return string.Join(_delimiter, pieces);
    }

    /// <summary>As messages print it.</summary>
    public override string ToString() =>
        _delimiter.Length == 0 && !Creates ? "" : $"{_delimiter}({_index.ToString(CultureInfo.InvariantCulture)}), create={(Creates ? "true" : "false")}";
}
