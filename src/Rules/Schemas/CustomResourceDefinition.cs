using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Schemas;

/// <summary>Reads the kinds that a CustomResourceDefinition defines, v1 and v1beta1.</summary>
public static class CustomResourceDefinition
{
    /// <summary>True for an object that is a CRD.</summary>
    public static bool Is(ResourceId id) => id is { Group: "apiextensions.k8s.io", Kind: "CustomResourceDefinition" };

    /// <summary>The kinds, one a version; none when group or kind is missing.</summary>
    /// <param name="crd">The root of the CRD.</param>
    /// <param name="resolver">Finds the schema of <c>metadata</c>.</param>
    /// <param name="only">The version that is asked for; null for all.</param>
    public static IEnumerable<CustomKind> Kinds(Field crd, Func<string, SchemaNode> resolver, string? only = null)
    {
        var spec = crd["spec"];
        if (spec["group"].Text is not { } group || spec["names"]["kind"].Text is not { } kind)
        {
            yield break;
        }

        var isBeta = crd["apiVersion"].Text == "apiextensions.k8s.io/v1beta1";
        var keepsAll = isBeta ? !spec["preserveUnknownFields"].IsFalse : spec["preserveUnknownFields"].IsTrue;
        var isNamespaced = spec["scope"].Text != "Cluster";
        foreach (var version in Versions(spec))
        {
            var schema = version["schema"]["openAPIV3Schema"] is { Exists: true } own ? own : spec["validation"]["openAPIV3Schema"];
            var hasStatus = version["subresources"]["status"].IsWritten || spec["subresources"]["status"].IsWritten;
            var name = version["name"].Text ?? version.Text;
            if (name is not null && (only ?? name) == name)
            {
                var node = schema.Map is null || keepsAll ? SchemaNode.Anything : ReadRoot(schema, hasStatus, resolver);
                yield return new CustomKind(group, name, kind, isNamespaced, !version["served"].IsFalse, node);
            }
        }
    }

    /// <summary>The schema of a whole object from that of a CRD: metadata is what it always is, and status belongs to the controller.</summary>
    /// <param name="schema">The schema as written; a mapping.</param>
    /// <param name="hasStatus">True when the API server takes status apart.</param>
    /// <param name="resolver">Finds the schema of <c>metadata</c>.</param>
    public static SchemaNode ReadRoot(Field schema, bool hasStatus, Func<string, SchemaNode> resolver)
    {
        var root = new SchemaJson(resolver).Read(schema.Node!);
        var properties = new Dictionary<string, SchemaNode>(root.Properties, StringComparer.Ordinal)
        {
            ["apiVersion"] = SchemaNode.Text,
            ["kind"] = SchemaNode.Text,
            ["metadata"] = Metadata(root.Properties.GetValueOrDefault("metadata"), resolver),
        };
        if (hasStatus && properties.ContainsKey("status"))
        {
            properties["status"] = SchemaNode.Anything;
        }

        return new SchemaNode
        {
            Type = SchemaType.Object,
            PreservesUnknown = root.PreservesUnknown,
            Properties = properties,
            Required = [.. root.Required.Where(r => r is not ("apiVersion" or "kind" or "metadata" or "status"))],
            AdditionalProperties = root.AdditionalProperties,
            AllOf = root.AllOf,
            AnyOf = root.AnyOf,
            OneOf = root.OneOf,
            Not = root.Not,
            Rules = root.Rules,
            Resolver = resolver,
        };
    }

    private static IEnumerable<Field> Versions(Field spec) => spec["versions"].List is not null ? spec["versions"].Items : [spec["version"]];

    /// <summary>A CRD may narrow name and generateName, nothing else.</summary>
    private static SchemaNode Metadata(SchemaNode? restriction, Func<string, SchemaNode> resolver) => restriction is not { Properties.Count: > 0 }
        ? SchemaFacts.ObjectMeta(resolver)
        : new SchemaNode { Reference = SchemaFacts.ObjectMeta(resolver).Reference, Resolver = resolver, AllOf = [restriction] };
}
