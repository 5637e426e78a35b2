using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Merging;
using Dryflux.Simulator.Kustomize.Reading;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Applies a strategic-merge or JSON 6902 patch: an entry of <c>patches</c> (api/internal/builtins/PatchTransformer.go).</summary>
public sealed class PatchTransformer : Transformer
{
    private readonly YamlMap _entry;
    private readonly string _source;
    private readonly List<StrategicMergePatch> _patches;

    private PatchTransformer(YamlMap entry, string source, List<StrategicMergePatch> patches)
    {
        _entry = entry;
        _source = source;
        _patches = patches;
    }

    /// <summary>Makes the step; null with the reason reported.</summary>
    public static Transformer? From(YamlMap entry, BuildFiles files, OpenApiSchema schema, BuildErrors errors)
    {
        var patch = entry["patch"] as YamlScalar;
        var path = entry["path"] as YamlScalar;
        var hasPatch = patch is not null && !string.IsNullOrWhiteSpace(patch.Value);
        var hasPath = path is { Value.Length: > 0 };
        if (hasPatch == hasPath)
        {
            errors.Add(hasPatch ? "patch and path can't be set at the same time" : "must specify one of patch and path in an entry of patches", entry.Origin);
            return null;
        }

        ResourceFile parsed;
        if (hasPatch)
        {
            parsed = ResourceFile.Read(YamlParser.ParseNested(patch!));
        }
        else if (files.TryRead(path!.Value, out var problem) is { } file)
        {
            parsed = files.Resources(file);
        }
        else
        {
            errors.Add($"failed to get the patch file from path({path.Value}): {problem}", path.Origin);
            return null;
        }

        var source = hasPatch ? $"[patch: \"{patch!.Value.Trim()}\"]" : $"[path: \"{path!.Value}\"]";
        if (parsed.Problems.Count > 0)
        {
            errors.Add($"unable to parse SM or JSON patch from {source}", (patch ?? path)!.Origin);
            return null;
        }

        var options = entry["options"] as YamlMap;
        var allowNameChange = options?.Text("allowNameChange") == "true";
        var allowKindChange = options?.Text("allowKindChange") == "true";
        return new PatchTransformer(entry, source, [.. parsed.Roots.Select(r => new StrategicMergePatch(r, schema, allowNameChange, allowKindChange))]);
    }

    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        if (_entry["target"] is not YamlMap target)
        {
            foreach (var patch in _patches)
            {
                if (patch.FindTarget(resources, errors, $"no resource matches strategic merge patch \"{patch.Id}\": ") is { } found)
                {
                    patch.Apply(found, errors);
                }
            }

            return;
        }

        if (_patches.Count > 1)
        {
            errors.Add($"Multiple Strategic-Merge Patches in one `patches` entry is not allowed to set `patches.target` field: {_source}", target.Origin);
            return;
        }

        if (_patches.Count == 1 && SelectorPattern.From(Selector.From(target), errors) is { } pattern)
        {
            _patches[0].ApplyToAll(resources, resources.Select(pattern), errors);
        }
    }
}
