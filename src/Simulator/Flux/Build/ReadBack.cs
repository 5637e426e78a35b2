using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>
/// What becomes of objects when Flux prints them and reads the text again: lists are taken apart, what is no object is dropped, whole
/// numbers beyond 64 bits lose digits (fluxcd/pkg ssa/utils/object.go:ReadObjects).
/// </summary>
internal static class ReadBack
{
    /// <summary>The objects that come of one.</summary>
    public static IEnumerable<YamlMap> Read(YamlMap root, BuildErrors errors)
    {
        var read = (YamlMap)Numbers(root);
        if (!IsText(read["kind"]))
        {
            errors.Add("kustomize build failed: error unmarshaling JSON: while decoding JSON: Object 'Kind' is missing", (read["kind"] ?? read).Origin);
            return [];
        }

        if (read["items"] is YamlList items)
        {
            return Items(items, errors);
        }

        return IsObject(read) && !IsKustomizationFile(read) ? [read] : [];
    }

    private static List<YamlMap> Items(YamlList items, BuildErrors errors)
    {
        var objects = new List<YamlMap>();
        foreach (var item in items.Items)
        {
            if (item is YamlMap map)
            {
                objects.Add(map);
            }
            else
            {
                errors.Add("kustomize build failed: items member should be an object", item.Origin);
            }
        }

        return objects;
    }

    private static bool IsObject(YamlMap root) => IsText(root["apiVersion"]) && IsText((root["metadata"] as YamlMap)?["name"]);

    private static bool IsKustomizationFile(YamlMap root) =>
        root.Text("kind") == "Kustomization" && root.Text("apiVersion")!.StartsWith("kustomize.config.k8s.io/", StringComparison.Ordinal);

    private static bool IsText(YamlNode? node) =>
        node is YamlScalar { Value.Length: > 0 } scalar && ScalarKinds.Resolve(scalar, GoYaml.V3, out var value) is null && value.Kind is ScalarKind.String or ScalarKind.Timestamp or ScalarKind.Binary;

    /// <summary>The node with every whole number beyond a signed 64-bit one as the float it is read as; the node itself when there is none.</summary>
    private static YamlNode Numbers(YamlNode node)
    {
        switch (node)
        {
            case YamlMap map:
                YamlMap? changedMap = null;
                foreach (var entry in map.Entries)
                {
                    if (Numbers(entry.Value) is var value && !ReferenceEquals(value, entry.Value))
                    {
                        (changedMap ??= map.WithOrigin(map.Origin)).Set(entry.Key, value);
                    }
                }

                return changedMap ?? map;
            case YamlList list:
                YamlList? changedList = null;
                for (var i = 0; i < list.Items.Count; i++)
                {
                    if (Numbers(list.Items[i]) is var item && !ReferenceEquals(item, list.Items[i]))
                    {
                        (changedList ??= list.WithOrigin(list.Origin)).Replace(i, item);
                    }
                }

                return changedList ?? list;
            default:
                return Number((YamlScalar)node);
        }
    }

    private static YamlScalar Number(YamlScalar scalar)
    {
        // 2^63 has 19 digits; shorter texts in another base are no larger.
        if (scalar.Style != ScalarStyle.Plain || scalar.Value.Length < 16 || ScalarKinds.Resolve(scalar, GoYaml.V3, out var value) is not null)
        {
            return scalar;
        }

        return value.Kind == ScalarKind.Integer && value.Integer > long.MaxValue
            ? new YamlScalar(GoNumber.PrintJson((double)value.Integer), ScalarStyle.Plain, scalar.Origin.Derived())
            : scalar;
    }
}
