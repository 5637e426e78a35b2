using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Build;

/// <summary><c>spec.commonMetadata</c>: labels and annotations that every object gets (fluxcd/pkg ssa/utils/meta.go:SetCommonMetadata).</summary>
internal static class CommonMetadata
{
    /// <summary>The object with the common labels and annotations.</summary>
    public static YamlMap Add(YamlMap root, YamlMap commonMetadata) => Add(Add(root, commonMetadata, "labels"), commonMetadata, "annotations");

    private static YamlMap Add(YamlMap root, YamlMap commonMetadata, string field) =>
        commonMetadata[field] is YamlMap { Entries.Count: > 0 } common ? MetadataEdits.AddTexts(root, field, common) : root;
}
