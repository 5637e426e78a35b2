using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Resources;

/// <summary>A mapping with <c>apiVersion</c> and <c>kind</c>: a Kubernetes object as text gives it.</summary>
public sealed class Resource
{
    private Resource(YamlMap root, ResourceId id)
    {
        Root = root;
        Id = id;
        Field = Field.Root(root);
    }

    /// <summary>The mapping.</summary>
    public YamlMap Root { get; }

    /// <summary>What identifies the object.</summary>
    public ResourceId Id { get; }

    /// <summary>The root as field, the way to everything below.</summary>
    public Field Field { get; }

    /// <summary>The object in a mapping, or null when <c>apiVersion</c> or <c>kind</c> is missing.</summary>
    public static Resource? From(YamlNode node)
    {
        if (node is not YamlMap map || map.Text("apiVersion") is not { } apiVersion || map.Text("kind") is not { } kind)
        {
            return null;
        }

        var (group, version) = ResourceId.SplitApiVersion(apiVersion);
        var metadata = map["metadata"] as YamlMap;
        return new Resource(map, new ResourceId(group, version, kind, metadata?.Text("namespace") ?? "", metadata?.Text("name") ?? ""));
    }

    /// <summary>The objects of a document: itself, or the items of a <c>List</c>, nested ones too.</summary>
    public static IEnumerable<Resource> AllIn(YamlNode root)
    {
        if (From(root) is not { } resource)
        {
            return [];
        }

        return resource.Id.Kind.EndsWith("List", StringComparison.Ordinal) && resource.Root["items"] is YamlList items
            ? items.Items.SelectMany(AllIn)
            : [resource];
    }

    /// <inheritdoc/>
    public override string ToString() => Id.ToString();
}
