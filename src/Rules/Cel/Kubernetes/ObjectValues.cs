using System.Text;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Cel.Values;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.Cel.Kubernetes;

/// <summary>
/// The values that expressions see of YAML: by a schema as validation rules do (apiserver pkg/cel/common/valuesunstructured.go), or by
/// themselves. What holds a variable or is encrypted is unknown, and so is what breaks its schema: that is reported elsewhere.
/// </summary>
public static class ObjectValues
{
    /// <summary>The value of a node of which nothing is known.</summary>
    public static CelValue Of(YamlNode node) => node switch
    {
        YamlMap map => OfEntries(map, (_, value) => Of(value)),
        YamlList list => new ListValue([.. list.Items.Select(Of)]),
        YamlScalar scalar => scalar.Value.IsOpen ? UnknownValue.Instance : OfScalar(Read(scalar)),
        _ => NullValue.Instance,
    };

    /// <summary>The value of a node by its schema, defaults of missing fields filled in.</summary>
    public static CelValue Of(YamlNode node, SchemaNode schema)
    {
        schema = schema.Resolved;
        switch (node)
        {
            case YamlMap map when schema.Type == SchemaType.Object && (schema.Properties.Count > 0 || schema.IsEmbedded):
                return OfObject(map, schema);
            case YamlMap map when schema.Type == SchemaType.Object && schema.AdditionalProperties is { } others:
                return OfEntries(map, (_, value) => Of(value, others));
            case YamlMap when schema.Type is SchemaType.Object or SchemaType.Any:
                return Of(node);
            case YamlList list when schema.Type == SchemaType.Array:
                return OfList([.. list.Items.Select(item => schema.Items is { } asked ? Of(item, asked) : Of(item))], schema);
            case YamlScalar scalar when scalar.Value.IsOpen:
                return UnknownValue.Instance;
            case YamlScalar scalar:
                var value = Read(scalar);
                return value.Kind == ScalarKind.Null && schema.IsNullable ? NullValue.Instance : OfScalar(value, schema);
            default:
                return schema.Type == SchemaType.Any ? Of(node) : UnknownValue.Instance;
        }
    }

    private static ScalarValue Read(YamlScalar scalar)
    {
        ScalarKinds.Resolve(scalar, GoYaml.V3, out var value);
        return value;
    }

    private static CelValue OfEntries(YamlMap map, Func<string, YamlNode, CelValue> read)
    {
        var result = new MapValue();
        foreach (var entry in map.EffectiveEntries())
        {
            if (entry.Name is not { } name || name.IsOpen)
            {
                return UnknownValue.Instance;
            }

            result.Add(new StringValue(name), read(name, entry.Value));
        }

        return result;
    }

    private static CelValue OfObject(YamlMap map, SchemaNode schema)
    {
        var result = new MapValue();
        foreach (var entry in map.EffectiveEntries())
        {
            if (entry.Name is not { } name || name.IsOpen)
            {
                return UnknownValue.Instance;
            }

            // A field that is null counts as missing.
            if (schema.Properties.TryGetValue(name, out var property) && FieldNames.Escape(name) is { } escaped && entry.Value is not YamlScalar { IsNull: true })
            {
                Add(result, name, escaped, Of(entry.Value, property));
            }
        }

        foreach (var (name, property) in schema.Properties)
        {
            if (property.Default is { } json && FieldNames.Escape(name) is { } escaped && result.Find(new StringValue(escaped)) is null)
            {
                Add(result, name, escaped, OfDefault(json, property));
            }
        }

        return result;
    }

    private static void Add(MapValue fields, string name, string escaped, CelValue value)
    {
        fields.Add(new StringValue(escaped), value);
        if (FieldNames.IsReserved(name))
        {
            fields.AddAlias(new StringValue(name), new StringValue(escaped));
        }
    }

    private static CelValue OfDefault(string json, SchemaNode schema) =>
        YamlParser.Parse(new SourceText("default", json)).Documents is [{ Root: { } root }] ? Of(root, schema) : UnknownValue.Instance;

    private static ListValue OfList(IReadOnlyList<CelValue> items, SchemaNode schema) => schema.ListType switch
    {
        SchemaListType.Set => new SetValue(items),
        SchemaListType.Map => new KeyedListValue(items, [.. schema.ListKeys.Select(k => FieldNames.Escape(k) ?? k)]),
        _ => new ListValue(items),
    };

    private static CelValue OfScalar(ScalarValue value) => value.Kind switch
    {
        ScalarKind.Null => NullValue.Instance,
        ScalarKind.Boolean => BoolValue.Of(value.Boolean),
        ScalarKind.Integer when value.Integer <= long.MaxValue => new IntValue((long)value.Integer),
        ScalarKind.Integer => new DoubleValue((double)value.Integer),
        ScalarKind.Float => new DoubleValue(value.Float),
        _ => new StringValue(value.Text),
    };

    private static CelValue OfScalar(ScalarValue value, SchemaNode schema)
    {
        var isText = value.Kind is ScalarKind.String or ScalarKind.Timestamp or ScalarKind.Binary or ScalarKind.Merge;
        return (schema.Type, value.Kind) switch
        {
            (SchemaType.Any or SchemaType.IntOrString or SchemaType.Quantity, _) => OfScalar(value),
            (SchemaType.Boolean, ScalarKind.Boolean) => BoolValue.Of(value.Boolean),
            (SchemaType.Integer, ScalarKind.Integer) when value.Integer <= long.MaxValue => new IntValue((long)value.Integer),
            (SchemaType.Integer, ScalarKind.Float) when double.IsInteger(value.Float) && Math.Abs(value.Float) < 9223372036854775808d => new IntValue((long)value.Float),
            (SchemaType.Number, ScalarKind.Integer) => new DoubleValue((double)value.Integer),
            (SchemaType.Number, ScalarKind.Float) => new DoubleValue(value.Float),
            (SchemaType.String, _) when isText => OfText(value.Text, schema.Format),
            _ => UnknownValue.Instance,
        };
    }

    private static CelValue OfText(string text, string? format) => format switch
    {
        "byte" => TryDecode(text) is { } bytes ? new BytesValue(bytes) : UnknownValue.Instance,
        "duration" => GoDuration.TryParse(text, out var span, out _) ? new DurationValue(span.Nanoseconds) : UnknownValue.Instance,
        "date" => TimestampValue.Parse(text + "T00:00:00Z") ?? (CelValue)UnknownValue.Instance,
        "date-time" => TimestampValue.Parse(text) ?? (CelValue)UnknownValue.Instance,
        _ => new StringValue(text),
    };

    private static byte[]? TryDecode(string text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : null;
    }
}
