using System.Text.Json.Nodes;
using Dryflux.Rules.Schemas;

namespace Dryflux.Tests.Schemas;

/// <summary>Makes an object that obeys its schema and has every field, one item in every list, one entry in every map.</summary>
internal static class ValidObject
{
    // Texts of which one fits each pattern of the shipped schemas.
    private static readonly string[] Texts =
    [
        "text", "10m", "30s", "https://example.org/x", "oci://example.org/x", "http://example.org", "ssh://git@example.org/x", "sha256:0123456789012345678901234567890123456789012345678901234567890123",
        "1", "a/b", "@artifact/x", "@x", "@example/x", "spec.values", "300", "10m30s", "1.2.x", "apps/v1", "", "*", "x@sha256:0123456789012345678901234567890123456789012345678901234567890123",
    ];

    /// <summary>The object.</summary>
    public static JsonObject Of(string apiVersion, string kind, SchemaNode schema)
    {
        var made = (JsonObject)Make(schema, 0)!;
        made["apiVersion"] = apiVersion;
        made["kind"] = kind;
        made["metadata"] = new JsonObject { ["name"] = "one", ["namespace"] = "apps" };
        made.Remove("status");
        return made;
    }

    /// <summary>A value for a schema; null where none is known.</summary>
    private static JsonNode? Make(SchemaNode schema, int depth)
    {
        schema = schema.Resolved;
        if (schema.Enum is { } allowed)
        {
            return allowed[0].IsString ? allowed[0].Text : JsonNode.Parse(allowed[0].Text);
        }

        switch (schema.Type)
        {
            case SchemaType.Object when depth < 12:
                var map = new JsonObject();
                foreach (var (name, below) in schema.Properties)
                {
                    map[name] = Make(below, depth + 1);
                }

                if (schema.AdditionalProperties is { } others)
                {
                    map["key"] = Make(others, depth + 1);
                }

                return map;
            case SchemaType.Object:
                return new JsonObject();
            case SchemaType.Array:
                return schema.Items is { } items ? new JsonArray(Make(items, depth + 1)) : new JsonArray();
            case SchemaType.Integer or SchemaType.Number or SchemaType.IntOrString:
                return schema.Bounds?.Minimum is { } least ? least : 1;
            case SchemaType.Boolean:
                return true;
            case SchemaType.Quantity:
                return "1";
            case SchemaType.String:
                return Text(schema);
            default:
                return new JsonObject();
        }
    }

    private static string Text(SchemaNode schema)
    {
        if (schema.Format == "date-time")
        {
            return "2024-01-02T03:04:05Z";
        }

        return Texts.First(t => (schema.Regex is null || schema.Regex.IsMatch(t)) && t.Length >= (schema.Bounds?.MinLength ?? 0) && t.Length <= (schema.Bounds?.MaxLength ?? int.MaxValue));
    }
}
