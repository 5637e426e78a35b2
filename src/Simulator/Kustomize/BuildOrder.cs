using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;
using Dryflux.Simulator.Kustomize.Generators;
using Dryflux.Simulator.Kustomize.Reading;
using Dryflux.Simulator.Kustomize.Transformers;

namespace Dryflux.Simulator.Kustomize;

/// <summary>The order in which the fields of one kustomization take effect, whatever their order in the file (api/internal/target/kusttarget_configplugin.go:configureBuiltinTransformers).</summary>
public static class BuildOrder
{
    /// <summary>The transformers of a kustomization, after its resources, generators and components.</summary>
    public static IReadOnlyList<BuildStep> Transformers { get; } =
    [
        new("PatchStrategicMergeTransformer", PatchesStrategicMerge),
        new("PatchTransformer", Patches),
        new("NamespaceTransformer", Namespace),
        new("PrefixTransformer", input => input.Kustomization.Text("namePrefix") is { } prefix ? [new PrefixTransformer(prefix, input.Config.NamePrefix)] : []),
        new("SuffixTransformer", input => input.Kustomization.Text("nameSuffix") is { } suffix ? [new SuffixTransformer(suffix, input.Config.NameSuffix)] : []),
        new("LabelTransformer", Labels),
        new("AnnotationsTransformer", Annotations),
        new("PatchJson6902Transformer", PatchesJson6902),
        new("ReplicaCountTransformer", input => input.Kustomization.Maps("replicas").Select(r => new ReplicaTransformer(r, input.Config.Replicas))),
        new("ImageTagTransformer", input => input.Kustomization.Images.Select(i => new ImageTransformer(i, input.Config.Images))),
        new("ReplacementTransformer", Replacements),
    ];

    /// <summary>The generators of a kustomization, after its resources: all ConfigMaps, all Secrets (configureBuiltinGenerators).</summary>
    public static IEnumerable<NamedGenerator> Generators(KustomizationFile kustomization, BuildErrors errors)
    {
        var options = kustomization.Map("generatorOptions");
        foreach (var entry in kustomization.Maps("configMapGenerator"))
        {
            yield return new NamedGenerator("ConfigMapGenerator", entry.Origin, new ConfigMapGenerator(entry, options));
        }

        foreach (var entry in kustomization.Maps("secretGenerator"))
        {
            yield return new NamedGenerator("SecretGenerator", entry.Origin, new SecretGenerator(entry, options));
        }

        foreach (var chart in kustomization.Maps("helmCharts").Concat(kustomization.Maps("helmChartInflationGenerator")))
        {
            errors.Add("helmCharts run the program helm (must specify --enable-helm): a build without programs cannot inflate charts", chart.Origin);
        }
    }

    private static IEnumerable<Transformer> PatchesStrategicMerge(StepInput input) =>
        input.Kustomization.Texts("patchesStrategicMerge").ToList() is { Count: > 0 } entries
            ? [PatchStrategicMergeTransformer.FromEntries(entries, input.Files, input.Schema, input.Errors)]
            : [];

    private static IEnumerable<Transformer> Patches(StepInput input) =>
        input.Kustomization.Maps("patches").Select(p => PatchTransformer.From(p, input.Files, input.Schema, input.Errors)).OfType<Transformer>();

    private static IEnumerable<Transformer> Namespace(StepInput input) =>
        input.Kustomization.Text("namespace") is { } name ? [new NamespaceTransformer(name, input.Config.Namespace)] : [];

    private static IEnumerable<Transformer> Annotations(StepInput input) =>
        input.Kustomization.Map("commonAnnotations") is { Entries.Count: > 0 } annotations ? [new AnnotationTransformer(annotations, input.Config.CommonAnnotations)] : [];

    private static IEnumerable<Transformer> PatchesJson6902(StepInput input) =>
        input.Kustomization.Maps("patchesJson6902").Select(p => PatchJson6902Transformer.From(p, "patch", input.Files, input.Errors)).OfType<Transformer>();

    private static IEnumerable<Transformer> Replacements(StepInput input) =>
        input.Kustomization.Maps("replacements").ToList() is { Count: > 0 } entries && ReplacementTransformer.From(entries, input.Files, input.Errors) is { } transformer
            ? [transformer]
            : [];

    private static IEnumerable<Transformer> Labels(StepInput input)
    {
        var labels = input.Kustomization.Maps("labels").ToList();
        var common = input.Kustomization.Map("commonLabels");
        foreach (var label in labels)
        {
            if (LabelSpecs(label, input.Config) is { } specs)
            {
                yield return new LabelTransformer(label["pairs"] as YamlMap ?? new YamlMap(label.Origin), specs);
            }
            else
            {
                input.Errors.Add("failed to merge labels: conflicting fieldspecs", (label["fields"] ?? label).Origin);
            }
        }

        // Upstream makes this one also when there are only labels: annotations that trace transformers show it.
        if (labels.Count > 0 || common is { Entries.Count: > 0 })
        {
            yield return new LabelTransformer(common ?? new YamlMap(input.Kustomization.Origin), input.Config.CommonLabels);
        }
    }

    private static FieldSpecs? LabelSpecs(YamlMap label, TransformerConfig config)
    {
        var specs = (FieldSpecs.From(label, "fields") ?? FieldSpecs.None).Merge(config.Labels);
        if (label.Text("includeSelectors") == "true")
        {
            return specs?.Merge(config.CommonLabels);
        }

        if (label.Text("includeTemplates") == "true")
        {
            specs = specs?.Merge(config.TemplateLabels);
        }

        if (label.Text("includeVolumeClaimTemplates") == "true")
        {
            specs = specs?.Merge(config.VolumeClaimTemplateLabels);
        }

        return specs?.Merge([new FieldSpec("", "", "", "metadata/labels", Create: true)]);
    }
}
