using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Merging;
using Dryflux.Simulator.Kustomize.Reading;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Applies strategic-merge patches, each to the object it names: <c>patchesStrategicMerge</c> (api/internal/builtins/PatchStrategicMergeTransformer.go).</summary>
public sealed class PatchStrategicMergeTransformer : Transformer
{
    private readonly List<StrategicMergePatch> _patches;

    private PatchStrategicMergeTransformer(List<StrategicMergePatch> patches) => _patches = patches;

    /// <summary>Makes the step from entries, each the text of patches or a file of them.</summary>
    public static PatchStrategicMergeTransformer FromEntries(IReadOnlyList<YamlScalar> entries, BuildFiles files, OpenApiSchema schema, BuildErrors errors)
    {
        var patches = new List<StrategicMergePatch>();
        foreach (var entry in entries)
        {
            var parsed = ResourceFile.Read(NestedYaml.Parse(entry));
            if (parsed.Problems.Count > 0 && files.Read(entry.Value, entry.Origin, errors) is { } file)
            {
                parsed = files.Resources(file);
                errors.AddAll(parsed.Problems);
            }

            patches.AddRange(parsed.Roots.Select(r => new StrategicMergePatch(r, schema)));
        }

        if (patches.Count == 0 && errors.Count == 0)
        {
            errors.Add($"patch appears to be empty; files=[{string.Join(' ', entries)}]", entries[0].Origin);
        }

        return new PatchStrategicMergeTransformer(patches);
    }

    /// <summary>Makes the step from the fields <c>paths</c> and <c>patches</c> of a transformer's configuration; null with the reason reported.</summary>
    public static PatchStrategicMergeTransformer? From(YamlMap config, BuildFiles files, OpenApiSchema schema, BuildErrors errors)
    {
        var entries = config["paths"] is YamlList paths ? paths.Items.Cast<YamlScalar>().ToList() : [];
        if (entries.Count == 0 && config["patches"] is not YamlScalar { Value.Length: > 0 })
        {
            errors.Add("empty file path and empty patch content", config.Origin);
            return null;
        }

        var transformer = entries.Count > 0 ? FromEntries(entries, files, schema, errors) : new PatchStrategicMergeTransformer([]);
        if (config["patches"] is YamlScalar { Value.Length: > 0 } text)
        {
            var parsed = ResourceFile.Read(NestedYaml.Parse(text));
            foreach (var problem in parsed.Problems)
            {
                errors.Add($"PatchStrategicMergeTransformer fails configuration: {problem.Message}", problem.Place);
            }

            transformer._patches.AddRange(parsed.Roots.Select(r => new StrategicMergePatch(r, schema)));
        }

        return transformer;
    }

    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        foreach (var patch in _patches)
        {
            if (patch.FindTarget(resources, errors) is { } target)
            {
                patch.ApplyToAll(resources, [target], errors);
            }
        }
    }
}
