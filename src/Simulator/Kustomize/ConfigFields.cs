using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;
using Dryflux.Simulator.Kustomize.Reading;

namespace Dryflux.Simulator.Kustomize;

/// <summary>The fields <c>configurations</c> and <c>crds</c>: what they add to the defaults of the transformers.</summary>
internal static class ConfigFields
{
    /// <summary>Merges the defaults and what a kustomization adds to them.</summary>
    public static void Merge(KustomizationFile kustomization, BuildFiles files, Accumulation into)
    {
        var errors = into.Errors;
        var own = TransformerConfig.Empty;
        foreach (var entry in kustomization.Texts("configurations"))
        {
            if (files.Read(entry.Value, entry.Origin, errors) is { } file && ConfigDocument.Read(file, Shapes.TransformerConfig, errors, isStrict: true) is { } map)
            {
                own = Merged(own, TransformerConfig.From(map), entry.Origin, errors);
            }
        }

        Merge(Merged(TransformerConfig.Default, own, kustomization.Origin, errors), kustomization.Origin, into, errors);
        foreach (var entry in kustomization.Texts("crds"))
        {
            if (files.Read(entry.Value, entry.Origin, errors) is { } file)
            {
                Merge(CrdConfig.Read(file, entry, errors), entry.Origin, into, errors);
            }
        }
    }

    /// <summary>Lays a configuration over that of an accumulation.</summary>
    public static void Merge(TransformerConfig config, Origin at, Accumulation into, BuildErrors errors) => into.Config = Merged(into.Config, config, at, errors);

    private static TransformerConfig Merged(TransformerConfig config, TransformerConfig other, Origin at, BuildErrors errors)
    {
        if (config.Merge(other, out var problem) is { } merged)
        {
            return merged;
        }

        errors.Add(problem!, at);
        return config;
    }
}
