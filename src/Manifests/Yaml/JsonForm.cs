using System.Globalization;

namespace Dryflux.Manifests.Yaml;

/// <summary>
/// A value as it comes back when Go makes JSON of it and YAML nodes of that JSON (kyaml/yaml/rnode.go:MarshalJSON,
/// UnmarshalJSON): numbers are 64-bit floats in the spelling of strconv's 'g' format, empty values are <c>null</c>, dates are texts.
/// </summary>
public sealed class JsonForm
{
    private readonly GoYaml _library;
    private readonly List<NodeError> _errors = [];

    private JsonForm(GoYaml library) => _library = library;

    /// <summary>A deep, changeable copy in that form; nodes whose text stays keep their origin as it is.</summary>
    /// <param name="node">The value.</param>
    /// <param name="library">Which YAML library reads it.</param>
    /// <param name="errors">What JSON cannot hold.</param>
    public static YamlNode Of(YamlNode node, GoYaml library, out IReadOnlyList<NodeError> errors)
    {
        var form = new JsonForm(library);
        var copy = form.Copy(node, inFlow: false);
        errors = form._errors;
        return copy;
    }

    /// <summary>The text that sigs.k8s.io/yaml makes of a key (yaml.go:convertToJSONableObject), or null for a key it refuses.</summary>
    public static string? KeyText(YamlNode key)
    {
        if (key is not YamlScalar scalar || ScalarKinds.Resolve(scalar, GoYaml.V2, out var value) is not null)
        {
            return null;
        }

        return value.Kind switch
        {
            ScalarKind.Null => null,
            ScalarKind.Boolean => value.Boolean ? "true" : "false",
            ScalarKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
            ScalarKind.Float => GoNumber.PrintSingle(value.Float) switch { "NaN" => ".nan", "+Inf" => ".inf", "-Inf" => "-.inf", var text => text },
            ScalarKind.Timestamp => scalar.Value,
            _ => value.Text,
        };
    }

    private YamlNode Copy(YamlNode node, bool inFlow)
    {
        switch (node)
        {
            case YamlMap map:
                return CopyMap(map, inFlow || map.IsFlow);
            case YamlList list:
                var items = new YamlList(list.Origin);
                foreach (var item in list.Items)
                {
                    items.Add(Copy(item, inFlow || list.IsFlow));
                }

                return items;
            default:
                return Copy((YamlScalar)node, inFlow);
        }
    }

    private YamlMap CopyMap(YamlMap map, bool inFlow)
    {
        var entries = new YamlMap(map.Origin);
        var names = new HashSet<string>(map.Entries.Count, StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (CopyKey(entry.Key) is not { } key)
            {
                continue;
            }

            var value = Copy(entry.Value, inFlow);
            if (key is not YamlScalar { Value: var name } || names.Add(name))
            {
                entries.Insert(entries.Entries.Count, new YamlEntry(key, value));
            }
            else
            {
                // The later of equal keys counts.
                entries.Set(key, value);
            }
        }

        return entries;
    }

    private YamlNode? CopyKey(YamlNode key)
    {
        if (_library == GoYaml.V3)
        {
            return key.Clone();
        }

        if (KeyText(key) is not { } text)
        {
            _errors.Add(new NodeError(key, "a key must be a text, a number or a truth value (unsupported map key)"));
            return null;
        }

        var scalar = (YamlScalar)key;
        return Text(text, scalar);
    }

    private YamlScalar Copy(YamlScalar scalar, bool inFlow)
    {
        if (ScalarKinds.Resolve(scalar, _library, out var value) is { } mismatch)
        {
            _errors.Add(new NodeError(scalar, mismatch));
            return scalar.Clone();
        }

        switch (value.Kind)
        {
            case ScalarKind.Null:
                return Plain("null", scalar);
            case ScalarKind.Boolean:
                return Plain(value.Boolean ? "true" : "false", scalar);
            case ScalarKind.Integer:
                return Plain(GoNumber.PrintShortest((double)value.Integer), scalar);
            case ScalarKind.Float when double.IsFinite(value.Float):
                return Plain(GoNumber.PrintShortest(value.Float), scalar);
            case ScalarKind.Float:
                _errors.Add(new NodeError(scalar, $"{scalar.Value} has no place in JSON (json: unsupported value: {(double.IsNaN(value.Float) ? "NaN" : value.Float > 0 ? "+Inf" : "-Inf")})"));
                return scalar.Clone();
            case ScalarKind.Timestamp when _library == GoYaml.V2:
                // v2 hands a date on as the text it was.
                return Text(scalar.Value, scalar);
            default:
                return Text(RereadScalar.ThroughV3(scalar, value.Text, inFlow, out _), scalar);
        }
    }

    private static YamlScalar Plain(string text, YamlScalar from) =>
        from.Tag is null && from.Style == ScalarStyle.Plain && string.Equals(text, from.Value, StringComparison.Ordinal)
            ? from.Clone()
            : new YamlScalar(text, ScalarStyle.Plain, Changed(from.Origin));

    private static YamlScalar Text(string text, YamlScalar from)
    {
        if (string.Equals(text, from.Value, StringComparison.Ordinal) && from.Style != ScalarStyle.Folded && (from.Style != ScalarStyle.Plain || ScalarKinds.IsString(text, GoYaml.V3)))
        {
            return from.Clone();
        }

        var style = text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal : ScalarStyle.DoubleQuoted;
        return new YamlScalar(text, style, Changed(from.Origin));
    }

    private static Origin Changed(Origin origin) => origin.IsVerbatim ? origin.Derived() : origin;
}
