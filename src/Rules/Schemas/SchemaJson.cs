using System.Globalization;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Schemas;

/// <summary>Reads schemas as CRDs and OpenAPI documents have them (<c>JSONSchemaProps</c>). What they say in prose is left out.</summary>
internal sealed class SchemaJson
{
    // Most fields of a CRD have a type and a description: one node for all of a type.
    private static readonly SchemaNode[] OnlyTyped = [.. Enum.GetValues<SchemaType>().Select(type => new SchemaNode { Type = type })];

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

        if (map.Text("$ref") is { } reference)
        {
            return _reference(reference);
        }

        if (!_isNative && map.Entries.All(e => e.Name is "type" or "description"))
        {
            return OnlyTyped[(int)(SchemaFacts.TypeOf(map.Text("type")) ?? SchemaType.Any)];
        }

        var schema = new SchemaNode { Resolver = _resolver };
        foreach (var field in Field.Root(map).Fields)
        {
            Take(field, schema);
        }

        if (schema.Type == SchemaType.IntOrString)
        {
            // It says no more than the type does: an integer or a string.
            schema.AnyOf = [];
        }

        schema.PreservesUnknown |= _isNative && schema.Type is SchemaType.Object or SchemaType.Any && schema.Properties.Count == 0 && schema.AdditionalProperties is null;
        return schema;
    }

    private void Take(Field field, SchemaNode schema)
    {
        switch (field.Key)
        {
            case "type" when schema.Type != SchemaType.IntOrString:
                schema.Type = SchemaFacts.TypeOf(field.Text) ?? SchemaType.Any;
                break;
            case "x-kubernetes-int-or-string" when field.IsTrue:
                schema.Type = SchemaType.IntOrString;
                break;
            case "nullable":
                schema.IsNullable = field.IsTrue;
                break;
            case "x-kubernetes-preserve-unknown-fields":
                schema.PreservesUnknown |= field.IsTrue;
                break;
            case "x-kubernetes-embedded-resource":
                schema.IsEmbedded = field.IsTrue;
                break;
            case "format":
                schema.Format = field.Text;
                break;
            case "pattern":
                schema.Pattern = field.Text;
                break;
            case "enum":
                schema.Enum = ReadEnum(field);
                break;
            case "properties":
                schema.Properties = ReadProperties(field);
                break;
            case "required":
                schema.Required = Texts(field);
                break;
            case "additionalProperties":
                schema.AdditionalProperties = field.Map is { } others ? Read(others) : field.IsTrue ? SchemaNode.Anything : null;
                break;
            case "items":
                schema.Items = field.Map is { } items ? Read(items) : null;
                break;
            case "x-kubernetes-list-type":
                schema.ListType = field.Text switch { "map" => SchemaListType.Map, "set" => SchemaListType.Set, _ => SchemaListType.Atomic };
                break;
            case "x-kubernetes-list-map-keys":
                schema.ListKeys = Texts(field);
                break;
            case "allOf":
                schema.AllOf = ReadAll(field);
                break;
            case "anyOf":
                schema.AnyOf = ReadAll(field);
                break;
            case "oneOf":
                schema.OneOf = ReadAll(field);
                break;
            case "not":
                schema.Not = field.Map is { } not ? Read(not) : null;
                break;
            case "default":
                schema.Default = JsonText.Of(field.Node!);
                break;
            case "x-kubernetes-validations":
                schema.Rules = [.. field.Items.Where(r => r["rule"].Text is not null).Select(ReadRule)];
                break;
            case "exclusiveMinimum" or "exclusiveMaximum" when field.IsTrue:
                schema.Bounds = SchemaFacts.WithBound(schema.Bounds ?? new SchemaBounds(), field.Key, 1);
                break;
            case "minimum" or "maximum" or "multipleOf" or "minLength" or "maxLength" or "minItems" or "maxItems" or "minProperties" or "maxProperties"
                when double.TryParse(field.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value):
                schema.Bounds = SchemaFacts.WithBound(schema.Bounds ?? new SchemaBounds(), field.Key, value);
                break;
        }
    }

    private Dictionary<string, SchemaNode> ReadProperties(Field field)
    {
        var properties = new Dictionary<string, SchemaNode>(field.Map?.Entries.Count ?? 0, StringComparer.Ordinal);
        foreach (var property in field.Fields)
        {
            properties[property.Key!] = Read(property.Node!);
        }

        return properties;
    }

    private List<SchemaNode> ReadAll(Field schemas) => [.. schemas.Items.Select(s => Read(s.Node!))];

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

    private static List<string> Texts(Field list) => [.. list.Items.Select(i => i.Text).OfType<string>()];
}
