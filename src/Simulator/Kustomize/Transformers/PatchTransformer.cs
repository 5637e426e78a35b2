using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Merging;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Applies a strategic-merge or JSON 6902 patch: an entry of <c>patches</c> (api/internal/builtins/PatchTransformer.go).</summary>
public sealed class PatchTransformer : Transformer
{
    private readonly YamlMap _entry;
    private readonly string _source;
    private readonly List<StrategicMergePatch> _patches;
    private readonly JsonPatch? _jsonPatch;

    private readonly List<AddressedItem> _addressed = [];
    private int? _matched;

    private PatchTransformer(YamlMap entry, string source, List<StrategicMergePatch> patches, JsonPatch? jsonPatch)
    {
        _entry = entry;
        _source = source;
        _patches = patches;
        _jsonPatch = jsonPatch;
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

        var written = (hasPatch ? patch : path)!;
        if (ReadText(written, hasPath, files, errors) is not { } text)
        {
            return null;
        }

        // The text decides what it is: objects, or else operations.
        var source = hasPatch ? $"[patch: \"{written.Value.Trim()}\"]" : $"[path: \"{written.Value}\"]";
        if (text.Objects.Problems.Count == 0)
        {
            var options = entry["options"] as YamlMap;
            var allowNameChange = options?.Text("allowNameChange") == "true";
            var allowKindChange = options?.Text("allowKindChange") == "true";
            return new PatchTransformer(entry, source, [.. text.Objects.Roots.Select(r => new StrategicMergePatch(r, schema, allowNameChange, allowKindChange))], null);
        }

        if (JsonPatch.Read(text.Content, text.Yaml, out var problem) is { } operations)
        {
            return new PatchTransformer(entry, source, [], operations);
        }

        errors.Add($"unable to parse SM or JSON patch from {source}: it is no object ({text.Objects.Problems[0].Message}) and no list of operations ({problem})", written.Origin);
        return null;
    }

    /// <inheritdoc/>
    public override IEnumerable<EntryEffect> Effects =>
        _matched is { } matched ? [new EntryEffect("patches", _entry["target"]!.Origin.Place, matched == 0 ? EntryOutcome.NothingMatches : EntryOutcome.Worked) { Addressed = _addressed }] : [];

    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        var target = _entry["target"] as YamlMap;
        if (_jsonPatch is not null)
        {
            ApplyOperations(_jsonPatch, target, resources, errors);
        }
        else if (target is null)
        {
            foreach (var patch in _patches)
            {
                if (patch.FindTarget(resources, errors, $"no resource matches strategic merge patch \"{patch.Id}\": ") is { } found)
                {
                    patch.Apply(found, errors);
                }
            }
        }
        else if (_patches.Count > 1)
        {
            errors.Add($"Multiple Strategic-Merge Patches in one `patches` entry is not allowed to set `patches.target` field: {_source}", target.Origin);
        }
        else if (_patches.Count == 1 && SelectorPattern.From(Selector.From(target), errors) is { } pattern)
        {
            var selected = resources.Select(pattern).ToList();
            _matched = selected.Count;
            _patches[0].ApplyToAll(resources, selected, errors);
        }
    }

    private void ApplyOperations(JsonPatch patch, YamlMap? target, ResourceSet resources, BuildErrors errors)
    {
        if (target is null)
        {
            errors.Add($"must specify a target for JSON patch {_source}", _entry.Origin);
            return;
        }

        if (SelectorPattern.From(Selector.From(target), errors) is not { } pattern)
        {
            return;
        }

        var selected = resources.Select(pattern).ToList();
        _matched = selected.Count;
        foreach (var resource in selected)
        {
            resource.RememberId();
            PatchJson6902Transformer.Apply(patch, resource, errors, _addressed);
        }
    }

    private static PatchText? ReadText(YamlScalar written, bool isPath, BuildFiles files, BuildErrors errors)
    {
        if (!isPath)
        {
            return PatchText.Of(written);
        }

        if (files.TryRead(written.Value, out var problem) is { } file)
        {
            return PatchText.Of(file, files);
        }

        errors.Add($"failed to get the patch file from path({written.Value}): {problem}", written.Origin);
        return null;
    }
}
