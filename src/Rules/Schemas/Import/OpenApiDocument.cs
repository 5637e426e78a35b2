using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Schemas.Import;

/// <summary>The kinds of an OpenAPI v2 document of an API server, and the definitions they are made of.</summary>
public sealed class OpenApiDocument
{
    private const string Prefix = "#/definitions/";

    private readonly Field _definitions;
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _optional;
    private readonly SchemaJson _json;

    /// <summary>Opens a document.</summary>
    /// <param name="root">Its root.</param>
    /// <param name="optional">Fields said to be required whose absence the API server takes for an empty value: definition and field.</param>
    public OpenApiDocument(YamlMap root, IEnumerable<(string Definition, string Field)> optional)
    {
        Root = Field.Root(root);
        _definitions = Root["definitions"];
        _optional = optional.ToLookup(o => o.Definition, o => o.Field);
        _json = new SchemaJson(_ => SchemaNode.Anything, Reference, isNative: true);
        foreach (var definition in _definitions.Fields)
        {
            foreach (var gvk in definition["x-kubernetes-group-version-kind"].Items)
            {
                var package = Package(definition.Key!);
                var group = package.EndsWith(".meta.v1", StringComparison.Ordinal) ? "meta" : gvk["group"].Text is { Length: > 0 } text ? text : "core";
                _files[package] = $"{group}/{package[(package.LastIndexOf('.') + 1)..]}";
            }
        }
    }

    private Field Root { get; }

    /// <summary>The schemas of all kinds that objects can be made of, and of all they refer to: file, block and what goes into it.</summary>
    public IEnumerable<SchemaBlock> Blocks()
    {
        var kinds = Kinds();
        var open = new Stack<string>(kinds.Keys.Append("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"));
        var seen = new HashSet<string>(open, StringComparer.Ordinal);
        while (open.TryPop(out var name))
        {
            var scope = kinds.TryGetValue(name, out var isNamespaced) ? isNamespaced : (bool?)null;
            var schema = Definition(name, isKind: scope is not null);
            foreach (var reference in References(schema).Select(DefinitionOf).Where(seen.Add))
            {
                open.Push(reference);
            }

            yield return new SchemaBlock(_files[Package(name)], name[(name.LastIndexOf('.') + 1)..], schema, scope);
        }
    }

    private static string Package(string definition) => definition[..definition.LastIndexOf('.')];

    /// <summary>The definitions that can be posted, with their scope.</summary>
    private Dictionary<string, bool> Kinds()
    {
        var byKind = new Dictionary<ResourceId, string>();
        foreach (var definition in _definitions.Fields)
        {
            foreach (var gvk in definition["x-kubernetes-group-version-kind"].Items)
            {
                byKind.TryAdd(IdOf(gvk), definition.Key!);
            }
        }

        var kinds = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var path in Root["paths"].Fields.Where(p => !p.Key!.Contains("{name}", StringComparison.Ordinal)))
        {
            if (path["post"]["x-kubernetes-group-version-kind"] is { Exists: true } gvk && byKind.TryGetValue(IdOf(gvk), out var definition))
            {
                kinds[definition] = kinds.GetValueOrDefault(definition) || path.Key!.Contains("/namespaces/{namespace}/", StringComparison.Ordinal);
            }
        }

        return kinds;
    }

    private static ResourceId IdOf(Field gvk) => new(gvk["group"].Text ?? "", gvk["version"].Text ?? "", gvk["kind"].Text ?? "", "", "");

    private SchemaNode Definition(string name, bool isKind)
    {
        var schema = _json.Read(_definitions[name].Node!);
        var required = schema.Required.Except(_optional[name]).Where(r => !isKind || r is not ("apiVersion" or "kind" or "metadata" or "status"));
        var properties = new Dictionary<string, SchemaNode>(schema.Properties, StringComparer.Ordinal);
        if (isKind && properties.ContainsKey("status"))
        {
            properties["status"] = SchemaNode.Anything;
        }

        return new SchemaNode
        {
            Type = schema.Type,
            PreservesUnknown = schema.PreservesUnknown,
            Properties = properties,
            Required = [.. required],
            AdditionalProperties = schema.AdditionalProperties,
        };
    }

    /// <summary>The types that Kubernetes reads in a way of their own are told apart by name; their definitions say too little.</summary>
    private SchemaNode Reference(string reference)
    {
        var name = reference[Prefix.Length..];
        return name[(name.LastIndexOf('.', name.LastIndexOf('.') - 1) + 1)..] switch
        {
            "resource.Quantity" => new SchemaNode { Type = SchemaType.Quantity },
            "intstr.IntOrString" => new SchemaNode { Type = SchemaType.IntOrString },
            "v1.Time" or "v1.MicroTime" => new SchemaNode { Type = SchemaType.String, Format = "date-time" },
            "runtime.RawExtension" or "v1.FieldsV1" or "v1.JSON" or "v1.JSONSchemaPropsOrArray" or "v1.JSONSchemaPropsOrBool" or "v1.JSONSchemaPropsOrStringArray" => SchemaNode.Anything,
            _ => new SchemaNode { Reference = $"{_files[Package(name)]}#{name[(name.LastIndexOf('.') + 1)..]}" },
        };
    }

    private string DefinitionOf(string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        return _definitions.Fields.First(d => d.Key!.EndsWith($".{reference[(hash + 1)..]}", StringComparison.Ordinal) && _files.GetValueOrDefault(Package(d.Key)) == reference[..hash]).Key!;
    }

    private static IEnumerable<string> References(SchemaNode node)
    {
        if (node.Reference is not null)
        {
            yield return node.Reference;
        }

        foreach (var below in node.Properties.Values.Append(node.AdditionalProperties).Append(node.Items).OfType<SchemaNode>().SelectMany(References))
        {
            yield return below;
        }
    }
}
