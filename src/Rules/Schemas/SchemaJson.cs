using System.Globalization;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Schemas;

/// <summary>Reads schemas as CRDs and OpenAPI documents have them (<c>JSONSchemaProps</c>). What they say in prose is left out.</summary>
internal sealed class SchemaJson
{
    private readonly Func<string, SchemaNode> _resolver;
    private readonly Func<string, SchemaNode> _reference;
    private readonly bool _isNative;

    /// <summary>A reader.</summary>
    /// <param name="resolver">Finds the schemas that are referred to.</param>
    /// <param name="reference">What a <c>$ref</c> stands for; null where there can be none.</param>
    /// <param name="isNative">True for kinds built into Kubernetes: a mapping of which nothing is said may hold anything.</param>
    public SchemaJson(Func<string, SchemaNode> resolver, Func<string, SchemaNode>? reference = null, bool isNative = false)
    {
        _resolver = resolver;
        _reference = reference ?? (_ => SchemaNode.Anything);
        _isNative = isNative;
    }

    /// <summary>Reads a schema.</summary>
    public SchemaNode Read(YamlNode node)
    {
        if (node is not YamlMap map)
        {
            return SchemaNode.Anything;
        }

        var schema = Field.Root(map);
        if (schema["$ref"].Text is { } reference)
        {
            return _reference(reference);
        }

        var properties = schema["properties"].Fields.ToDictionary(f => f.Key!, f => Read(f.Node!), StringComparer.Ordinal);
        var others = schema["additionalProperties"];
        var isIntOrString = schema["x-kubernetes-int-or-string"].IsTrue;
        var type = isIntOrString ? SchemaType.IntOrString : SchemaFacts.TypeOf(schema["type"].Text) ?? SchemaType.Any;
        var saysNothing = properties.Count == 0 && !others.Exists;
        return new SchemaNode
        {
            Type = type,
            IsNullable = schema["nullable"].IsTrue,
            PreservesUnknown = schema["x-kubernetes-preserve-unknown-fields"].IsTrue || (_isNative && saysNothing && type is SchemaType.Object or SchemaType.Any),
            IsEmbedded = schema["x-kubernetes-embedded-resource"].IsTrue,
            Format = schema["format"].Text,
            Pattern = schema["pattern"].Text,
            Enum = ReadEnum(schema["enum"]),
            Bounds = ReadBounds(schema),
            Properties = properties,
            Required = [.. schema["required"].Items.Select(i => i.Text).OfType<string>()],
            AdditionalProperties = others.Map is { } map2 ? Read(map2) : others.IsTrue ? SchemaNode.Anything : null,
            Items = schema["items"].Map is { } items ? Read(items) : null,
            ListType = schema["x-kubernetes-list-type"].Text switch { "map" => SchemaListType.Map, "set" => SchemaListType.Set, _ => SchemaListType.Atomic },
            ListKeys = [.. schema["x-kubernetes-list-map-keys"].Items.Select(i => i.Text).OfType<string>()],
            AllOf = ReadAll(schema["allOf"]),
            AnyOf = isIntOrString ? [] : ReadAll(schema["anyOf"]),
            OneOf = ReadAll(schema["oneOf"]),
            Not = schema["not"].Map is { } not ? Read(not) : null,
            Default = schema["default"].Node is { } value ? JsonText.Of(value) : null,
            Rules = [.. schema["x-kubernetes-validations"].Items.Where(r => r["rule"].Text is not null).Select(ReadRule)],
            Resolver = _resolver,
        };
    }

    private static SchemaRule ReadRule(Field rule) =>
        new(rule["rule"].Text!, rule["message"].Text, rule["fieldPath"].Text, rule["optionalOldSelf"].IsTrue, rule["messageExpression"].Text);

    private static List<SchemaEnumValue>? ReadEnum(Field values)
    {
        var result = new List<SchemaEnumValue>();
        foreach (var value in values.Items)
        {
            if (value.Scalar is not { } scalar || ScalarKinds.Resolve(scalar, GoYaml.V3, out var resolved) is not null)
            {
                return null;
            }

            var isString = resolved.Kind is not (ScalarKind.Null or ScalarKind.Boolean or ScalarKind.Integer or ScalarKind.Float);
            result.Add(new SchemaEnumValue(isString ? resolved.Text : JsonText.Of(scalar), isString));
        }

        return result.Count == 0 ? null : result;
    }

    private static SchemaBounds? ReadBounds(Field schema)
    {
        SchemaBounds? bounds = null;
        foreach (var key in (ReadOnlySpan<string>)["minimum", "maximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"])
        {
            if (schema[key].Text is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                bounds = SchemaFacts.WithBound(bounds ?? new SchemaBounds(), key, value);
            }
        }

        foreach (var key in (ReadOnlySpan<string>)["exclusiveMinimum", "exclusiveMaximum"])
        {
            if (schema[key].IsTrue)
            {
                bounds = SchemaFacts.WithBound(bounds ?? new SchemaBounds(), key, 1);
            }
        }

        return bounds;
    }

    private List<SchemaNode> ReadAll(Field schemas) => [.. schemas.Items.Select(s => Read(s.Node!))];
}
