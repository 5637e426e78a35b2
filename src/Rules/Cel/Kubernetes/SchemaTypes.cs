using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.Cel.Kubernetes;

/// <summary>The types that validation rules see of a schema (apiserver pkg/cel/common/schemas.go:SchemaDeclType).</summary>
public static class SchemaTypes
{
    /// <summary>The type of values of a schema; null for what rules do not see.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="path">Where it stands; tells types of objects apart.</param>
    /// <param name="isRoot">True for the schema of a whole object.</param>
    public static CelType? Of(SchemaNode schema, string path = "self", bool isRoot = false)
    {
        schema = schema.Resolved;
        return schema.Type switch
        {
            SchemaType.IntOrString or SchemaType.Quantity => CelType.Dyn,
            SchemaType.Array => schema.Items is { } items && Of(items, path + "[]", items.IsEmbedded) is { } item ? CelType.List(item) : null,
            SchemaType.Object => OfObject(schema, path, isRoot),
            SchemaType.String => OfString(schema),
            SchemaType.Boolean => CelType.Bool,
            SchemaType.Number => CelType.Double,
            SchemaType.Integer => CelType.Int,
            _ => null,
        };
    }

    private static CelType? OfObject(SchemaNode schema, string path, bool isRoot)
    {
        if (schema.AdditionalProperties is { } others && others.Resolved.Type != SchemaType.Any)
        {
            return Of(others, path + "{}", others.IsEmbedded) is { } value ? CelType.Map(CelType.String, value) : null;
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in schema.Properties.Keys)
        {
            if (FieldNames.Escape(name) is { } escaped)
            {
                names[escaped] = name;
                if (FieldNames.IsReserved(name))
                {
                    names[name] = name;
                }
            }
        }

        return CelType.Object(path, field => isRoot ? OfRootField(field) ?? OfField(field) : OfField(field));

        CelType? OfField(string field) => names.TryGetValue(field, out var name)
            ? Of(schema.Properties[name], $"{path}.{name}", schema.Properties[name].IsEmbedded)
            : null;

        CelType? OfRootField(string field) => field switch
        {
            "apiVersion" or "kind" => CelType.String,
            "metadata" => CelType.Object($"{path}.metadata", name => name is "name" or "generateName" ? CelType.String : null),
            _ => null,
        };
    }

    private static CelType OfString(SchemaNode schema) => schema.Format switch
    {
        "byte" => CelType.Bytes,
        "duration" => CelType.Duration,
        "date" or "date-time" => CelType.Timestamp,
        _ => CelType.String,
    };
}
