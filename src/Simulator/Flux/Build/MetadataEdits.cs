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
        var changed = Copy(root);
        var metadata = root["metadata"] is YamlMap old ? Copy(old) : new YamlMap(Origin.Derived(by.Source, by.Span));
        metadata.Set(NodeEdits.Key(field, by), change(metadata[field]));
        changed.Set(NodeEdits.Key("metadata", by), metadata);
        return changed;
    }

    /// <summary>A mapping with the same entries.</summary>
    public static YamlMap Copy(YamlMap map) => new(map.Origin, map.Entries) { Tag = map.Tag, IsFlow = map.IsFlow };
}
