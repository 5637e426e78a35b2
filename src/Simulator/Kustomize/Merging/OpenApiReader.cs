using System.Collections.ObjectModel;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>
/// Reads what merging needs out of an OpenAPI document: definitions with their patch strategies and merge keys, the kinds they
/// stand for, and which kinds live in namespaces (kyaml/openapi/openapi.go:parse).
/// </summary>
public static class OpenApiReader
{
    private const string DefinitionPrefix = "#/definitions/";
    private const string GroupVersionKind = "x-kubernetes-group-version-kind";

    /// <summary>The definitions of a document and the kinds they stand for.</summary>
    public static SchemaTypes ReadTypes(YamlMap document)
    {
        var definitions = new Dictionary<string, TypeSchema>(StringComparer.Ordinal);
        var kinds = new Dictionary<(string, string), string>();
        if (document["definitions"] is not YamlMap all)
        {
            return SchemaTypes.None;
        }

        foreach (var entry in all.Entries)
        {
            if (entry is not { Name: { } name, Value: YamlMap definition })
            {
                continue;
            }

            definitions[name] = ReadType(definition);
            foreach (var kind in KindsOf(definition[GroupVersionKind]))
            {
                kinds[kind] = name;
            }
        }

        return new SchemaTypes(definitions, kinds);
    }

    /// <summary>
    /// The kinds whose scope the document tells, true for those in namespaces: by the paths under which they are served
    /// (kyaml/openapi/openapi.go:findNamespaceability), or by an entry of <c>resources</c>, the form of kustomize's own bundle.
    /// </summary>
    public static Dictionary<(string ApiVersion, string Kind), bool> ReadScopes(YamlMap document)
    {
        var scopes = new Dictionary<(string, string), bool>();
        foreach (var path in (document["paths"] as YamlMap)?.Entries ?? [])
        {
            if (path is not { Name: { } route, Value: YamlMap operations } || operations["get"] is not YamlMap get)
            {
                continue;
            }

            var isNamespaced = route.Contains("namespaces/{namespace}", StringComparison.Ordinal);
            foreach (var kind in KindsOf(get[GroupVersionKind]))
            {
                scopes[kind] = isNamespaced || scopes.GetValueOrDefault(kind);
            }
        }

        foreach (var resource in ((document["resources"] as YamlList)?.Items ?? []).OfType<YamlMap>())
        {
            if (resource.Text("scope") is { } scope && resource.Text("apiVersion") is { } apiVersion && resource.Text("kind") is { } kind)
            {
                scopes[(apiVersion, kind)] = scope != "Cluster";
            }
        }

        return scopes;
    }

    /// <summary>Reads one schema.</summary>
    public static TypeSchema ReadType(YamlMap schema)
    {
        if (schema.Text("$ref") is { } reference)
        {
            return new TypeSchema { Reference = reference.StartsWith(DefinitionPrefix, StringComparison.Ordinal) ? reference[DefinitionPrefix.Length..] : reference };
        }

        var isMerged = schema.Text("x-kubernetes-patch-strategy")?.Split(',').Contains("merge", StringComparer.Ordinal) == true;
        return new TypeSchema
        {
            Fields = schema["properties"] is YamlMap { Entries.Count: > 0 } properties ? ReadFields(properties) : ReadOnlyDictionary<string, TypeSchema>.Empty,
            OtherFields = schema["additionalProperties"] is YamlMap other ? ReadType(other) : null,
            Items = IsList(schema["type"]) && schema["items"] is YamlMap items ? ReadType(items) : null,
            IsMerged = isMerged,
            MergeKeys = isMerged ? ReadMergeKeys(schema) : [],
        };
    }

    private static Dictionary<string, TypeSchema> ReadFields(YamlMap properties)
    {
        var fields = new Dictionary<string, TypeSchema>(properties.Entries.Count, StringComparer.Ordinal);
        foreach (var entry in properties.Entries)
        {
            if (entry is { Name: { } name, Value: YamlMap field })
            {
                fields[name] = ReadType(field);
            }
        }

        return fields;
    }

    private static bool IsList(YamlNode? type) => type is YamlScalar { Value: "array" } or YamlList { Items: [YamlScalar { Value: "array" }] };

    /// <summary>Several keys win over one: kyaml/openapi/openapi.go:PatchStrategyAndKeyList.</summary>
    private static List<string> ReadMergeKeys(YamlMap schema) =>
        schema["x-kubernetes-list-map-keys"] is YamlList keys ? [.. keys.Items.OfType<YamlScalar>().Select(k => k.Value)]
        : schema.Text("x-kubernetes-patch-merge-key") is { } key ? [key]
        : [];

    private static IEnumerable<(string ApiVersion, string Kind)> KindsOf(YamlNode? extension)
    {
        var all = extension is YamlList list ? list.Items : extension is null ? [] : [extension];
        foreach (var one in all.OfType<YamlMap>())
        {
            if (one.Text("version") is { } version && one.Text("kind") is { } kind)
            {
                yield return (one.Text("group") is { Length: > 0 } group ? $"{group}/{version}" : version, kind);
            }
        }
    }
}
