using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>What labels and annotations have in common: entries set in the mappings that field specs name (api/filters/labels/labels.go).</summary>
/// <param name="entries">The entries, strings all.</param>
/// <param name="specs">The mappings.</param>
public abstract class MapEntriesTransformer(YamlMap entries, IReadOnlyList<FieldSpec> specs) : Transformer
{
    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        var walkers = entries.Entries
            .OrderBy(e => e.Name, StringComparer.Ordinal)
            .Select(e => new FieldSpecWalker(CreatedKind.Map, e.Key.Origin, field => Set(field, e)))
            .ToList();
        foreach (var resource in resources.Resources)
        {
            foreach (var walker in walkers)
            {
                if (!walker.Apply(resource, specs, errors))
                {
                    break;
                }
            }
        }
    }

    private static FieldChange Set(YamlNode field, YamlEntry entry)
    {
        switch (field)
        {
            case YamlMap map:
                NodeEdits.SetText(map, entry.Key, (YamlScalar)entry.Value);
                return FieldChange.To(map);
            case YamlScalar { IsNull: true }:
                return FieldChange.To(field);
            default:
                return FieldChange.WrongKind("Mapping", field);
        }
    }
}
