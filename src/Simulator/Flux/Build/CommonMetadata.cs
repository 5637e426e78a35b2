using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>
/// <c>spec.commonMetadata</c>: labels and annotations that every object gets (fluxcd/pkg ssa/utils/meta.go:SetCommonMetadata).
/// A label that is no text makes all labels of its object unreadable there, so the common ones take their place; annotations alike.
/// </summary>
internal static class CommonMetadata
{
    /// <summary>The object with the common labels and annotations.</summary>
    public static YamlMap Add(YamlMap root, YamlMap commonMetadata) => Add(Add(root, commonMetadata, "labels"), commonMetadata, "annotations");

    private static YamlMap Add(YamlMap root, YamlMap commonMetadata, string field) => commonMetadata[field] is YamlMap { Entries.Count: > 0 } common
        ? MetadataEdits.Change(root, field, old => Merge(old, common), common.Origin)
        : root;

    private static YamlMap Merge(YamlNode? old, YamlMap common)
    {
        var merged = old is YamlMap map && map.Entries.All(e => IsText(e.Value)) ? MetadataEdits.Copy(map) : new YamlMap((old ?? common).Origin);
        foreach (var entry in common.Entries)
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
