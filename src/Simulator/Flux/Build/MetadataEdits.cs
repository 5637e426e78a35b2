using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>Changes to labels and annotations. Only the mappings on the way are copied; all else stays shared with other builds.</summary>
internal static class MetadataEdits
{
    /// <summary>The object with other labels or annotations.</summary>
    /// <param name="root">The object.</param>
    /// <param name="field"><c>labels</c> or <c>annotations</c>.</param>
    /// <param name="change">Makes the new mapping of the old node, which may be missing.</param>
    /// <param name="by">Where the change is asked for.</param>
    public static YamlMap Change(YamlMap root, string field, Func<YamlNode?, YamlMap> change, Origin by)
    {
        var changed = root.WithOrigin(root.Origin);
        var metadata = root["metadata"] is YamlMap old ? old.WithOrigin(old.Origin) : new YamlMap(by.Derived());
        metadata.Set(NodeEdits.Key(field, by), change(metadata[field]));
        changed.Set(NodeEdits.Key("metadata", by), metadata);
        return changed;
    }

    /// <summary>
    /// The object with more labels or annotations, the way Go's map of texts takes them: where one that is there is no text, none of
    /// them can be read, and the new ones take their place (k8s.io/apimachinery unstructured.go:GetLabels, SetLabels).
    /// </summary>
    /// <param name="root">The object.</param>
    /// <param name="field"><c>labels</c> or <c>annotations</c>.</param>
    /// <param name="texts">What to add.</param>
    public static YamlMap AddTexts(YamlMap root, string field, YamlMap texts) => Change(root, field, old => Merge(old, texts), texts.Origin);

    private static YamlMap Merge(YamlNode? old, YamlMap texts)
    {
        var merged = old is YamlMap map && map.Entries.All(e => IsText(e.Value)) ? map.WithOrigin(map.Origin) : new YamlMap((old ?? texts).Origin);
        foreach (var entry in texts.Entries)
        {
            NodeEdits.SetText(merged, entry.Key, NodeEdits.Text(((YamlScalar)entry.Value).Value, entry.Value.Origin));
        }

        return merged;
    }

    private static bool IsText(YamlNode node) =>
        node is YamlScalar scalar
        && ScalarKinds.Resolve(scalar, GoYaml.V3, out var value) is null
        && value.Kind is ScalarKind.String or ScalarKind.Timestamp or ScalarKind.Binary or ScalarKind.Merge;
}
