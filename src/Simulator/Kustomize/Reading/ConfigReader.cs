using System.Globalization;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Reading;

/// <summary>
/// Reads configuration the way upstream's chain of YAML 1.1, JSON and Go types does, and hands back plain nodes: proper field
/// names, each field once, merge keys resolved, nulls gone, scalars of the type the shape asks for.
/// </summary>
/// <param name="errors">Where mistakes go.</param>
/// <param name="context">What stands before each message, as in <c>invalid Kustomization</c>.</param>
/// <param name="allowUnknown">True to pass over fields that the shape does not have.</param>
/// <param name="convertsScalars">True where numbers and booleans may stand for strings (sigs.k8s.io/yaml with a Go target).</param>
/// <param name="isObject">
/// True for an object of a cluster or of a build, which apimachinery turns into a Go type: <c>yes</c> is a text then, and messages
/// have other words (k8s.io/apimachinery/pkg/runtime/converter.go:FromUnstructured).
/// </param>
public sealed class ConfigReader(BuildErrors errors, string context, bool allowUnknown = false, bool convertsScalars = false, bool isObject = false)
{
    private readonly GoYaml _library = isObject ? GoYaml.V3 : GoYaml.V2;

    /// <summary>Reads a document; null when it holds nothing or, with errors reported, when it is no mapping.</summary>
    public YamlMap? ReadObject(YamlNode node, ObjectShape shape) => Read(node, shape, shape.TypeName) as YamlMap;

    /// <summary>Reads a node; null stands for null. What cannot be read is reported and left out.</summary>
    /// <param name="node">The node.</param>
    /// <param name="shape">What may stand there.</param>
    /// <param name="path">Go's name for the place, as in <c>Kustomization.namePrefix</c>.</param>
    public YamlNode? Read(YamlNode node, ConfigShape shape, string path)
    {
        if (node is YamlScalar { IsNull: true })
        {
            return null;
        }

        return shape switch
        {
            ObjectShape fields => node is YamlMap map ? ReadFields(map, fields, path) : Wrong(node, shape, path),
            ConfigShape.ListShape list => node is YamlList items ? ReadList(items, list.Item, path) : Wrong(node, shape, path),
            ConfigShape.MapShape => node is YamlMap map ? ReadTexts(map, path) : Wrong(node, shape, path),
            ConfigShape.AnyShape => node,
            _ => node is YamlScalar scalar ? ReadScalar(scalar, shape, path) : Wrong(node, shape, path),
        };
    }

    private YamlMap ReadFields(YamlMap map, ObjectShape shape, string path)
    {
        var result = new YamlMap(map.Origin) { IsFlow = map.IsFlow };
        foreach (var (name, entry) in Flatten(map))
        {
            if (shape.Find(name) is not { } field)
            {
                if (!allowUnknown)
                {
                    errors.Add($"{context}: json: unknown field \"{name}\"", entry.Key.Origin);
                }

                continue;
            }

            // Go names the innermost type and then the whole way.
            var dot = path.IndexOf('.', StringComparison.Ordinal);
            var at = $"{shape.TypeName}{(dot < 0 ? "" : path[dot..])}.{field.Name}";
            if (Read(entry.Value, field.Shape, at) is { } value)
            {
                result.Set(new YamlScalar(field.Name, ScalarStyle.Plain, entry.Key.Origin), value);
            }
        }

        return result;
    }

    private YamlList ReadList(YamlList list, ConfigShape item, string path)
    {
        var result = new YamlList(list.Origin) { IsFlow = list.IsFlow };
        foreach (var node in list.Items)
        {
            // Go makes a zero value of null.
            var value = Read(node, item, path) ?? (item is ObjectShape ? new YamlMap(node.Origin) : item is ConfigShape.TextShape ? new YamlScalar("", ScalarStyle.DoubleQuoted, node.Origin) : null);
            if (value is not null)
            {
                result.Add(value);
            }
        }

        return result;
    }

    private YamlMap ReadTexts(YamlMap map, string path)
    {
        var result = new YamlMap(map.Origin) { IsFlow = map.IsFlow };
        foreach (var (name, entry) in Flatten(map))
        {
            var value = Read(entry.Value, ConfigShape.Text, path) ?? new YamlScalar("", ScalarStyle.DoubleQuoted, entry.Value.Origin);
            result.Set(new YamlScalar(name, ScalarStyle.Plain, entry.Key.Origin), value);
        }

        return result;
    }

    private YamlScalar? ReadScalar(YamlScalar scalar, ConfigShape shape, string path)
    {
        if (ScalarKinds.Resolve(scalar, _library, out var value) is { } problem)
        {
            errors.Add($"{context}: error converting YAML to JSON: yaml: {problem}", scalar.Origin);
            return null;
        }

        var text = shape switch
        {
            ConfigShape.TextShape => TextOf(scalar, value),
            ConfigShape.DurationShape => value.Kind == ScalarKind.String ? value.Text : null,
            ConfigShape.FlagShape => value.Kind == ScalarKind.Boolean ? value.Boolean ? "true" : "false" : null,
            _ => WholeNumber(value),
        };
        if (text is null)
        {
            return (YamlScalar?)Wrong(scalar, shape, path);
        }

        if (shape is ConfigShape.DurationShape && !GoDuration.TryParse(text, out _, out var invalid))
        {
            Add($"{context}: {invalid}", scalar);
            return null;
        }

        return text == scalar.Value && scalar.Tag is null ? scalar : new YamlScalar(text, scalar.Style, scalar.Origin.Derived());
    }

    private string? TextOf(YamlScalar scalar, ScalarValue value) => value.Kind switch
    {
        ScalarKind.String or ScalarKind.Binary => value.Text,
        // go-yaml v2 hands a timestamp on as the text it was.
        ScalarKind.Timestamp or ScalarKind.Merge => scalar.Value,
        ScalarKind.Boolean when convertsScalars => value.Boolean ? "true" : "false",
        ScalarKind.Integer when convertsScalars => value.Integer.ToString(CultureInfo.InvariantCulture),
        ScalarKind.Float when convertsScalars => GoNumber.PrintSingle(value.Float),
        _ => null,
    };

    private static string? WholeNumber(ScalarValue value) => value.Kind switch
    {
        ScalarKind.Integer when value.Integer >= long.MinValue && value.Integer <= long.MaxValue => value.Integer.ToString(CultureInfo.InvariantCulture),
        ScalarKind.Float when double.IsInteger(value.Float) && Math.Abs(value.Float) < 1e18 => ((long)value.Float).ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private YamlNode? Wrong(YamlNode node, ConfigShape shape, string path)
    {
        var isField = path.Contains('.', StringComparison.Ordinal) && shape is not ConfigShape.DurationShape;
        var place = isField ? $"Go struct field {path}" : "Go value";
        Add(
            isObject && shape is not ConfigShape.DurationShape
                ? $"{context}: {Unconvertible(node, shape)} in {path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..]}"
                : $"{context}: json: cannot unmarshal {JsonKind(node)} into {place} of type {shape.GoType}",
            node);
        return null;
    }

    /// <summary>What an object holds has been through the API server. What is still to be substituted no schema can judge.</summary>
    private void Add(string message, YamlNode at) => errors.Add(new BuildError(message, at.Origin.Place)
    {
        Kind = isObject && (at as YamlScalar)?.Value.Contains("${", StringComparison.Ordinal) != true ? BuildErrorKind.RefusedObject : BuildErrorKind.Build,
    });

    private static string Unconvertible(YamlNode node, ConfigShape shape)
    {
        var kind = node switch { YamlMap => "map", YamlList => "slice", YamlScalar scalar => GoKind(scalar), _ => "" };
        return shape switch
        {
            ObjectShape => $"cannot restore struct from: {kind}",
            ConfigShape.ListShape => $"cannot restore slice from {kind}",
            ConfigShape.MapShape => $"cannot restore map from {kind}",
            _ => $"cannot convert {(kind switch { "map" => "map[string]interface {}", "slice" => "[]interface {}", _ => kind })} to {shape.GoType}",
        };
    }

    private static string GoKind(YamlScalar scalar)
    {
        _ = ScalarKinds.Resolve(scalar, GoYaml.V3, out var value);
        return value.Kind switch { ScalarKind.Boolean => "bool", ScalarKind.Integer => "int64", ScalarKind.Float => "float64", _ => "string" };
    }

    private string JsonKind(YamlNode node)
    {
        switch (node)
        {
            case YamlMap:
                return "object";
            case YamlList:
                return "array";
            default:
                _ = ScalarKinds.Resolve((YamlScalar)node, _library, out var value);
                return value.Kind switch { ScalarKind.Boolean => "bool", ScalarKind.Integer or ScalarKind.Float => "number", _ => "string" };
        }
    }

    /// <summary>
    /// Every key once with its last value, merge keys resolved where they stand: go-yaml v2 lets a later merge win over an
    /// earlier own key (decode.go:mapping).
    /// </summary>
    private OrderedDictionary<string, YamlEntry> Flatten(YamlMap map)
    {
        var entries = new OrderedDictionary<string, YamlEntry>(map.Entries.Count, StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (!entry.IsMerge)
            {
                entries[KeyText(entry.Key)] = entry;
                continue;
            }

            var merged = entry.Value switch { YamlMap one => [one], YamlList many => many.Items.OfType<YamlMap>().Reverse(), _ => Enumerable.Empty<YamlMap>() };
            foreach (var (name, other) in merged.SelectMany(Flatten))
            {
                entries[name] = other;
            }
        }

        return entries;
    }

    private string KeyText(YamlNode key)
    {
        if (key is not YamlScalar scalar)
        {
            return "";
        }

        _ = ScalarKinds.Resolve(scalar, _library, out var value);
        return value.Kind switch
        {
            ScalarKind.Boolean => value.Boolean ? "true" : "false",
            ScalarKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
            ScalarKind.Float => JsonForm.KeyText(scalar) ?? scalar.Value,
            _ => scalar.Value,
        };
    }
}
