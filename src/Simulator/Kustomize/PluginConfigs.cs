using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;
using Dryflux.Simulator.Kustomize.Generators;
using Dryflux.Simulator.Kustomize.Merging;
using Dryflux.Simulator.Kustomize.Reading;
using Dryflux.Simulator.Kustomize.Transformers;
using static Dryflux.Simulator.Kustomize.Reading.ConfigShape;

namespace Dryflux.Simulator.Kustomize;

/// <summary>Generators and transformers that objects of <c>generators:</c>, <c>transformers:</c> and <c>validators:</c> configure: the built-in kinds, each with its own fields.</summary>
internal static class PluginConfigs
{
    private static readonly Dictionary<string, ObjectShape> Shapes = new(StringComparer.Ordinal)
    {
        ["AnnotationsTransformer"] = Object("AnnotationsTransformerPlugin", ("annotations", TextMap), ("fieldSpecs", Reading.Shapes.FieldSpecs)),
        ["ConfigMapGenerator"] = Reading.Shapes.ConfigMapArgs.With(("metadata", Reading.Shapes.ObjectMeta)),
        ["HashTransformer"] = Object("HashTransformerPlugin"),
        ["IAMPolicyGenerator"] = Object(
            "IAMPolicyGeneratorPlugin",
            ("cloud", Text),
            ("kubernetesService", Object("KubernetesService", ("name", Text), ("namespace", Text))),
            ("serviceAccount", Object("ServiceAccount", ("name", Text), ("projectId", Text)))),
        ["ImageTagTransformer"] = Object("ImageTagTransformerPlugin", ("imageTag", Reading.Shapes.Image), ("fieldSpecs", Reading.Shapes.FieldSpecs)),
        ["LabelTransformer"] = Object("LabelTransformerPlugin", ("labels", TextMap), ("fieldSpecs", Reading.Shapes.FieldSpecs)),
        ["NamespaceTransformer"] = Object(
            "NamespaceTransformerPlugin",
            ("metadata", Reading.Shapes.ObjectMeta),
            ("fieldSpecs", Reading.Shapes.FieldSpecs),
            ("unsetOnly", Flag),
            ("setRoleBindingSubjects", Text)),
        ["PatchJson6902Transformer"] = Object("PatchJson6902TransformerPlugin", ("target", Reading.Shapes.Selector), ("path", Text), ("jsonOp", Text)),
        ["PatchStrategicMergeTransformer"] = Object("PatchStrategicMergeTransformerPlugin", ("paths", Texts), ("patches", Text)),
        ["PatchTransformer"] = Reading.Shapes.Patch,
        ["PrefixSuffixTransformer"] = Object("PrefixSuffixTransformerPlugin", ("prefix", Text), ("suffix", Text), ("fieldSpecs", Reading.Shapes.FieldSpecs)),
        ["PrefixTransformer"] = Object("PrefixTransformerPlugin", ("prefix", Text), ("fieldSpecs", Reading.Shapes.FieldSpecs)),
        ["SuffixTransformer"] = Object("SuffixTransformerPlugin", ("suffix", Text), ("fieldSpecs", Reading.Shapes.FieldSpecs)),
        ["ReplacementTransformer"] = Object("ReplacementTransformerPlugin", ("replacements", ListOf(Reading.Shapes.ReplacementField))),
        ["ReplicaCountTransformer"] = Object("ReplicaCountTransformerPlugin", ("replica", Reading.Shapes.Replica), ("fieldSpecs", Reading.Shapes.FieldSpecs)),
        ["SecretGenerator"] = Reading.Shapes.SecretArgs.With(("metadata", Reading.Shapes.ObjectMeta)),
        ["ValueAddTransformer"] = Object("ValueAddTransformerPlugin", ("value", Text), ("targets", Targets), ("targetFilePath", Text)),
    };

    private static ConfigShape Targets => ListOf(Object("Target", ("selector", Reading.Shapes.Selector), ("fieldPath", Text), ("filePathPosition", Integer)));

    /// <summary>The generator that an object configures; null with the reason reported.</summary>
    public static NamedGenerator? Generator(KustomizeResource plugin, BuildFiles files, BuildErrors errors)
    {
        if (Config(plugin, errors) is not { } config)
        {
            return null;
        }

        // Upstream reads the field here and never looks at it: only a kustomization's own entries are converted.
        config.Remove("env");
        Generator? generator = plugin.Kind switch
        {
            "ConfigMapGenerator" => new ConfigMapGenerator(config, null),
            "SecretGenerator" => new SecretGenerator(config, null),
            "IAMPolicyGenerator" => new IamPolicyGenerator(config),
            _ => null,
        };
        if (generator is null)
        {
            errors.Add($"failed to load generator: plugin {plugin.OriginalId} not a generator", plugin.Root.Origin);
            return null;
        }

        return new NamedGenerator(plugin.Kind, plugin.Root.Origin, generator);
    }

    /// <summary>The transformer that an object configures; null with the reason reported.</summary>
    public static Transformer? Transformer(KustomizeResource plugin, BuildFiles files, OpenApiSchema schema, BuildErrors errors)
    {
        if (Config(plugin, errors) is not { } config)
        {
            return null;
        }

        var specs = FieldSpecs.From(config, "fieldSpecs") ?? FieldSpecs.None;
        var before = errors.Count;
        Transformer? transformer = plugin.Kind switch
        {
            "AnnotationsTransformer" => new AnnotationTransformer(MapOf(config, "annotations"), specs),
            "HashTransformer" => new HashTransformer(),
            "ImageTagTransformer" => new ImageTransformer(MapOf(config, "imageTag"), specs),
            "LabelTransformer" => new LabelTransformer(MapOf(config, "labels"), specs),
            "NamespaceTransformer" => Namespace(config, specs, errors),
            "PatchJson6902Transformer" => PatchJson6902Transformer.From(config, "jsonOp", files, errors),
            "PatchStrategicMergeTransformer" => PatchStrategicMergeTransformer.From(config, files, schema, errors),
            "PatchTransformer" => PatchTransformer.From(config, files, schema, errors),
            "PrefixTransformer" => new PrefixTransformer(TextOf(config, "prefix"), specs),
            "PrefixSuffixTransformer" => new SeveralTransformers([new PrefixTransformer(TextOf(config, "prefix"), specs), new SuffixTransformer(TextOf(config, "suffix"), specs)]),
            "SuffixTransformer" => new SuffixTransformer(TextOf(config, "suffix"), specs),
            "ReplacementTransformer" => ReplacementTransformer.From(MapsOf(config, "replacements"), files, errors),
            "ReplicaCountTransformer" => new ReplicaTransformer(MapOf(config, "replica"), specs),
            "ValueAddTransformer" => ValueAdd(config, files, errors),
            _ => null,
        };
        if (transformer is null && errors.Count == before)
        {
            errors.Add($"plugin {plugin.OriginalId} not a transformer", plugin.Root.Origin);
        }

        if (config["fieldSpecs"] is null && plugin.Kind is "PrefixTransformer" or "SuffixTransformer" or "PrefixSuffixTransformer")
        {
            errors.Add($"plugin {plugin.OriginalId} fails configuration: fieldSpecs is not expected to be nil", plugin.Root.Origin);
        }

        return transformer;
    }

    private static YamlMap? Config(KustomizeResource plugin, BuildErrors errors)
    {
        var id = plugin.OriginalId;
        if (id is not { Group: "", Version: "builtin" })
        {
            errors.Add($"external plugins disabled; unable to load external plugin '{id.Kind}'", plugin.Root.Origin);
            return null;
        }

        if (id.Kind == "HelmChartInflationGenerator")
        {
            errors.Add("HelmChartInflationGenerator runs the program helm: a build without programs cannot inflate charts", plugin.Root.Origin);
            return null;
        }

        if (!Shapes.TryGetValue(id.Kind, out var shape))
        {
            errors.Add($"unable to load builtin {id.KindText()}", plugin.Root.Origin);
            return null;
        }

        var before = errors.Count;
        var config = new ConfigReader(errors, $"plugin {id} fails configuration", allowUnknown: true, convertsScalars: true).ReadObject(plugin.Root, shape);
        return errors.Count > before ? null : config;
    }

    private static NamespaceTransformer? Namespace(YamlMap config, FieldSpecs specs, BuildErrors errors)
    {
        var mode = config.Text("setRoleBindingSubjects") ?? "";
        if (mode is not ("" or "defaultOnly" or "allServiceAccounts" or "none"))
        {
            errors.Add($"invalid value \"{mode}\" for setRoleBindingSubjects: must be one of \"defaultOnly\", \"none\" or \"allServiceAccounts\"", config["setRoleBindingSubjects"]!.Origin);
            return null;
        }

        var subjects = mode switch { "allServiceAccounts" => BindingSubjects.ServiceAccounts, "none" => BindingSubjects.None, _ => BindingSubjects.Default };
        return new NamespaceTransformer(TextOf(MapOf(config, "metadata"), "namespace"), specs, config.Text("unsetOnly") == "true", subjects);
    }

    private static ValueAddTransformer? ValueAdd(YamlMap config, BuildFiles files, BuildErrors errors)
    {
        var value = TextOf(config, "value");
        if (value.Value.Trim() is var trimmed && trimmed != value.Value)
        {
            value = NodeEdits.Key(trimmed, value.Origin);
        }

        if (value.Value.Length == 0)
        {
            value = NodeEdits.Key(files.Directory.Name, config.Origin);
        }

        var targets = MapsOf(config, "targets");
        if (config["targetFilePath"] is YamlScalar { Value.Length: > 0 } path)
        {
            if (files.Read(path.Value, path.Origin, errors) is not { } file || ConfigDocument.Read(file, Object("Targets", ("targets", Targets)), errors, isStrict: false) is not { } more)
            {
                return null;
            }

            targets = [.. targets, .. MapsOf(more, "targets")];
        }

        if (targets.Count == 0)
        {
            errors.Add("must specify at least one target", config.Origin);
            return null;
        }

        return new ValueAddTransformer(value, targets);
    }

    private static YamlMap MapOf(YamlMap config, string field) => config[field] as YamlMap ?? new YamlMap(config.Origin);

    private static YamlScalar TextOf(YamlMap config, string field) => config[field] as YamlScalar ?? new YamlScalar("", ScalarStyle.DoubleQuoted, config.Origin);

    private static List<YamlMap> MapsOf(YamlMap config, string field) => config[field] is YamlList list ? [.. list.Items.Cast<YamlMap>()] : [];
}
