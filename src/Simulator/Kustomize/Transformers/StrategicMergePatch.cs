using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Merging;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>A strategic-merge patch: part of an object, laid over one or several objects of a build.</summary>
/// <param name="root">The patch, frozen.</param>
/// <param name="schema">The schema in force.</param>
/// <param name="allowNameChange">True when the patch's name becomes the target's.</param>
/// <param name="allowKindChange">True when the patch's kind becomes the target's.</param>
public sealed class StrategicMergePatch(YamlMap root, OpenApiSchema schema, bool allowNameChange = false, bool allowKindChange = false)
{
    private readonly KustomizeResource _patch = new(root, schema);

    /// <summary>The id the patch names, by which it finds its target when nothing else does.</summary>
    public KustomizeId Id => _patch.Id;

    /// <summary>The one object of the patch's id, earlier or current; null with the reason reported (api/resmap/reswrangler.go:GetById).</summary>
    /// <param name="resources">The objects.</param>
    /// <param name="errors">Where mistakes go.</param>
    /// <param name="context">What stands before the message.</param>
    public KustomizeResource? FindTarget(ResourceSet resources, BuildErrors errors, string context = "")
    {
        var id = Id;
        var found = resources.FindByAnyId(id.IsSameObject);
        if (found.Count == 1)
        {
            return found[0];
        }

        errors.Add($"{context}{(found.Count == 0 ? "no" : "multiple")} matches for Id {id}; failed to find unique target for patch {id}", root.Origin);
        return null;
    }

    /// <summary>
    /// Patches selected objects of a set. The patch takes on each target's API version first, and its labels and annotations
    /// become strings (api/resmap/reswrangler.go:ApplySmPatch).
    /// </summary>
    public void ApplyToAll(ResourceSet resources, IEnumerable<KustomizeResource> selected, BuildErrors errors)
    {
        foreach (var target in selected.ToList())
        {
            Apply(target, Adapted(target), errors);
        }

        resources.RemoveEmpty();
        resources.CheckUnique(errors);
    }

    /// <summary>Patches one object; kind, name and namespace stay its own unless the patch may change them (api/resource/resource.go:ApplySmPatch).</summary>
    public void Apply(KustomizeResource target, BuildErrors errors) => Apply(target, root, errors);

    private void Apply(KustomizeResource target, YamlMap patch, BuildErrors errors)
    {
        if (allowNameChange || allowKindChange)
        {
            target.RememberId();
        }

        var kind = target.Root.Find("kind");
        var metadata = target.Root["metadata"] as YamlMap;
        var name = metadata?.Find("name");
        var @namespace = target.Namespace.Length > 0 ? metadata!.Find("namespace") : null;
        var merged = StrategicMerge.Apply(target.Writable(), patch, schema.Types, MergeOptions.Build, errors);
        if (merged is null || merged.Entries.Count == 0)
        {
            target.ReplaceRoot(new YamlMap(root.Origin));
            return;
        }

        target.ReplaceRoot(merged);
        if (!allowKindChange && kind is not null)
        {
            merged.Set(kind.Key, kind.Value);
        }

        if (name is not null && !allowNameChange)
        {
            NodeEdits.MapAt(merged, "metadata", root.Origin).Set(name.Key, name.Value);
        }

        if (@namespace is not null)
        {
            NodeEdits.MapAt(merged, "metadata", root.Origin).Set(@namespace.Key, @namespace.Value);
        }
        else
        {
            (merged["metadata"] as YamlMap)?.Remove("namespace");
        }
    }

    private YamlMap Adapted(KustomizeResource target)
    {
        var copy = root.Clone();
        if (target.Root.Find("apiVersion") is { } apiVersion)
        {
            copy.Set(apiVersion.Key.Clone(), apiVersion.Value.Clone());
        }

        if (copy["metadata"] is YamlMap metadata)
        {
            StringMaps.MakeText(metadata, "labels");
            StringMaps.MakeText(metadata, "annotations");
            if (metadata["namespace"] is not null && _patch.Namespace.Length == 0)
            {
                metadata.Remove("namespace");
            }
        }

        return copy;
    }
}
