using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Generators;

/// <summary>The <c>options</c> of a generator entry, <c>generatorOptions</c> filled in (api/types/generatoroptions.go).</summary>
/// <param name="Labels">Labels of the object.</param>
/// <param name="Annotations">Annotations of the object.</param>
/// <param name="DisableNameSuffixHash">True when the name gets no hash.</param>
/// <param name="Immutable">Where <c>immutable</c> is switched on, or null.</param>
internal sealed record GeneratorOptions(IReadOnlyList<YamlEntry> Labels, IReadOnlyList<YamlEntry> Annotations, bool DisableNameSuffixHash, YamlNode? Immutable)
{
    /// <summary>An entry's own options win; the global ones fill in labels and annotations and can only switch on.</summary>
    public static GeneratorOptions From(YamlMap? own, YamlMap? global) => new(
        Merge(own, global, "labels"),
        Merge(own, global, "annotations"),
        IsOn(own, "disableNameSuffixHash") is not null || IsOn(global, "disableNameSuffixHash") is not null,
        IsOn(own, "immutable") ?? IsOn(global, "immutable"));

    private static YamlNode? IsOn(YamlMap? options, string field) => options?.Text(field) == "true" ? options[field] : null;

    private static IReadOnlyList<YamlEntry> Merge(YamlMap? own, YamlMap? global, string field)
    {
        var first = (own?[field] as YamlMap)?.Entries ?? [];
        var second = (global?[field] as YamlMap)?.Entries ?? [];
        return [.. first, .. second.Where(e => first.All(f => f.Name != e.Name))];
    }
}
