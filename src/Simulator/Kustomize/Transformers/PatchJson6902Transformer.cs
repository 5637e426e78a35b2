using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Merging;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Applies a JSON 6902 patch to the objects its target takes: an entry of <c>patchesJson6902</c> (api/internal/builtins/PatchJson6902Transformer.go).</summary>
public sealed class PatchJson6902Transformer : Transformer
{
    private readonly JsonPatch _patch;
    private readonly SelectorPattern _target;
    private readonly Origin _targetOrigin;
    private readonly List<AddressedItem> _addressed = [];
    private bool _hasMatch;

    private PatchJson6902Transformer(JsonPatch patch, SelectorPattern target, Origin targetOrigin)
    {
        _patch = patch;
        _target = target;
        _targetOrigin = targetOrigin;
    }

    /// <summary>Makes the step; null with the reason reported.</summary>
    /// <param name="config">The entry, or the object that configures the step.</param>
    /// <param name="field">The field that may hold the operations: <c>patch</c>, or <c>jsonOp</c> of an object.</param>
    /// <param name="files">Reads the file named by <c>path</c>.</param>
    /// <param name="errors">Where mistakes go.</param>
    public static PatchJson6902Transformer? From(YamlMap config, string field, BuildFiles files, BuildErrors errors)
    {
        var target = config["target"] as YamlMap;
        if (string.IsNullOrEmpty(target?.Text("name")))
        {
            errors.Add("must specify the target name", (target ?? config).Origin);
            return null;
        }

        var inline = config[field] as YamlScalar;
        var path = config["path"] as YamlScalar;
        var hasInline = inline is { Value.Length: > 0 };
        var hasPath = path is { Value.Length: > 0 };
        if (hasInline == hasPath)
        {
            errors.Add(hasPath ? "must specify a file path or jsonOp, not both" : "empty file path and empty jsonOp", config.Origin);
            return null;
        }

        var source = (hasPath ? path : inline)!;
        var file = hasPath ? files.Read(source.Value, source.Origin, errors) : null;
        if (hasPath && file is null)
        {
            return null;
        }

        var text = file is null ? PatchText.Of(source) : PatchText.Of(file, files);
        if (text.Content.Length == 0)
        {
            errors.Add($"patch file '{source.Value}' empty seems to be empty", source.Origin);
            return null;
        }

        if (JsonPatch.Read(text.Content, text.Yaml, out var problem) is not { } patch)
        {
            errors.Add(problem!, source.Origin);
            return null;
        }

        if (patch.IsEmpty)
        {
            errors.Add($"patch appears to be empty; file={path?.Value}, JsonOp={inline?.Value}", source.Origin);
            return null;
        }

        return SelectorPattern.From(Selector.From(target!), errors) is { } pattern ? new PatchJson6902Transformer(patch, pattern, target!.Origin) : null;
    }

    /// <inheritdoc/>
    public override IEnumerable<EntryEffect> Effects => [new EntryEffect("patchesJson6902", _targetOrigin.Place, _hasMatch ? EntryOutcome.Worked : EntryOutcome.NothingMatches) { Addressed = _addressed }];

    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        foreach (var resource in resources.Select(_target))
        {
            _hasMatch = true;
            Apply(_patch, resource, errors, _addressed);
        }
    }

    /// <summary>
    /// Patches one object. Upstream keeps its own notes in annotations, so an object it has noted anything about has
    /// <c>metadata.annotations</c> for a patch to find; afterwards all annotations are strings, and an empty mapping goes.
    /// </summary>
    internal static void Apply(JsonPatch patch, KustomizeResource resource, BuildErrors errors, List<AddressedItem> addressed)
    {
        var root = resource.Root;
        if (resource.IsAnnotatedUpstream && (root["metadata"] as YamlMap)?["annotations"] is not YamlMap)
        {
            root = resource.Writable();
            var metadata = NodeEdits.MapAt(root, "metadata", root.Origin);
            NodeEdits.MapAt(metadata, "annotations", metadata.Origin);
        }

        if (patch.Apply(root, errors, addressed) is not { } patched)
        {
            return;
        }

        if (patched["metadata"] is YamlMap annotated)
        {
            StringMaps.MakeText(annotated, "annotations");
        }

        resource.ReplaceRoot(patched);
    }
}
