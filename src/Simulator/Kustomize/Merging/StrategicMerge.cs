using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>
/// A strategic merge as kyaml does it (kyaml/yaml/merge2, kyaml/yaml/walk): the patch is walked together with the whole of the
/// object, so that even what the patch does not name is tidied (empty values go, merged lists lose repeated items).
/// </summary>
public sealed class StrategicMerge
{
    private readonly SchemaTypes _types;
    private readonly MergeOptions _options;
    private readonly BuildErrors _errors;

    private StrategicMerge(SchemaTypes types, MergeOptions options, BuildErrors errors)
    {
        _types = types;
        _options = options;
        _errors = errors;
    }

    /// <summary>Merges a patch into an object.</summary>
    /// <param name="target">The object; it is changed.</param>
    /// <param name="patch">The patch; it is left as it is.</param>
    /// <param name="types">What is known about lists.</param>
    /// <param name="options">How lists grow.</param>
    /// <param name="errors">Where mistakes in the patch go; the parts they do not touch are merged all the same.</param>
    /// <returns>The merged object, or null when the patch deletes it.</returns>
    public static YamlMap? Apply(YamlMap target, YamlMap patch, SchemaTypes types, MergeOptions options, BuildErrors errors) =>
        new StrategicMerge(types, options, errors).Merge(target, patch.Clone(), null) as YamlMap;

    /// <summary>
    /// The value that two make; null when nothing is left. Where a patch adds a whole value, both are the same node: its own
    /// directives and nulls still count (kyaml/yaml/walk/walk.go:Walk).
    /// </summary>
    internal YamlNode? Merge(YamlNode? old, YamlNode? patch, TypeSchema? schema)
    {
        schema ??= SchemaByKind(old) ?? SchemaByKind(patch);
        var leading = ListItems.IsMissing(old) ? patch : old;
        if (!ListItems.IsMissing(leading) && !ListItems.IsMissing(patch) && leading!.GetType() != patch!.GetType())
        {
            _errors.Add($"wrong node kind: expected {FieldChange.KindName(leading)}Node but got {FieldChange.KindName(patch)}Node for the value at {leading.Origin}", patch.Origin);
            return old;
        }

        return ListItems.IsMissing(leading) ? MergeMaps(old, patch, schema) : leading switch
        {
            YamlMap => MergeMaps(old, patch, schema),
            YamlList => IsMergedByKey(old, patch, schema) ? MergeItems(old, patch, schema) : TakePatch(old, patch),
            _ => TakePatch(old, patch),
        };
    }

    // kyaml/yaml/merge2/merge2.go:VisitMap, kyaml/yaml/walk/map.go:walkMap
    private YamlNode? MergeMaps(YamlNode? old, YamlNode? patch, TypeSchema? schema)
    {
        var result = Combine(old, patch);
        if (result is not YamlMap map)
        {
            return result;
        }

        // Taken before the walk: what the walk removes is not to come back.
        var added = patch is YamlMap other && !ReferenceEquals(map, patch) ? other.Entries.Where(e => map.Find(e.Name!) is null).ToList() : [];
        for (var i = 0; i < map.Entries.Count;)
        {
            var entry = map.Entries[i];
            var theirs = ReferenceEquals(map, patch) ? entry : (patch as YamlMap)?.Find(entry.Name!);
            var value = Merge(entry.Value, theirs?.Value, FieldSchema(schema, entry, theirs));
            if (value is null)
            {
                map.Remove(entry.Name!);
                continue;
            }

            if (!ReferenceEquals(value, entry.Value))
            {
                map.Set(entry.Key, value);
            }

            i++;
        }

        foreach (var entry in added)
        {
            if (Merge(null, entry.Value, FieldSchema(schema, entry, null)) is { } value)
            {
                map.Set(entry.Key, value);
            }
        }

        return map;
    }

    private TypeSchema? FieldSchema(TypeSchema? schema, YamlEntry entry, YamlEntry? theirs) =>
        _types.Resolve(CommentSchema.Of(entry) ?? CommentSchema.Of(theirs)) ?? _types.Field(schema, entry.Name ?? "");

    /// <summary>The mapping to go on with: the old one, the patch's, or none.</summary>
    private YamlNode? Combine(YamlNode? old, YamlNode? patch)
    {
        if (ListItems.IsMissing(old))
        {
            if (patch is null)
            {
                // A null that is written out stays, an empty value goes.
                return ListItems.RawText(old).Length > 0 ? old : null;
            }

            return patch is not YamlMap added || PatchDirectives.Take(added, out _) == PatchDirective.Delete ? null : added;
        }

        if (patch is not YamlMap map)
        {
            return patch is null ? old : null;
        }

        return Choose(PatchDirectives.Take(map, out var value), value, old!, map);
    }

    private YamlNode? Choose(PatchDirective directive, string value, YamlNode old, YamlNode patch)
    {
        switch (directive)
        {
            case PatchDirective.Delete:
                return null;
            case PatchDirective.Replace:
                return Replace(old, patch);
            case PatchDirective.Unknown:
                _errors.Add($"unknown patch strategy '{value}'", patch.Origin);
                return old;
            default:
                return old;
        }
    }

    // kyaml/yaml/merge2/merge2.go:VisitScalar and VisitList for lists that are replaced
    private static YamlNode? TakePatch(YamlNode? old, YamlNode? patch) =>
        patch is null ? old : ListItems.IsMissing(patch) ? null : ListItems.IsMissing(old) ? patch : Replace(old!, patch);

    // kyaml/yaml/merge2/merge2.go:VisitList for lists that are merged
    private YamlList? MergeItems(YamlNode? old, YamlNode? patch, TypeSchema? schema)
    {
        var result = old;
        if (ListItems.IsMissing(old))
        {
            result = patch;
        }
        else if (patch is YamlList list)
        {
            result = Choose(PatchDirectives.Take(list, out var value), value, old!, list);
        }
        else if (patch is not null)
        {
            return null;
        }

        var keys = schema?.MergeKeys ?? ["name"];
        return result is YamlList chosen ? new ItemMerge(this, chosen, patch as YamlList, keys, _types.Items(schema), _options.Prepends).Run() : null;
    }

    private bool IsMergedByKey(YamlNode? old, YamlNode? patch, TypeSchema? schema) =>
        schema is not null ? schema.IsMerged : _options.InfersKeys && (AllNamed(old) || AllNamed(patch));

    private static bool AllNamed(YamlNode? node) => node is YamlList list && list.Items.All(i => i is YamlMap map && map.Find("name") is not null);

    private TypeSchema? SchemaByKind(YamlNode? node) =>
        node is YamlMap map && map.Text("kind") is { Length: > 0 } kind && map.Text("apiVersion") is { Length: > 0 } apiVersion ? _types.ForKind(apiVersion, kind) : null;

    /// <summary>
    /// The patch's value in the place of another. A scalar keeps its type but takes on the quotes of the one it replaces, and so
    /// becomes a string where that was quoted (kyaml/yaml/fns.go:FieldSetter).
    /// </summary>
    private static YamlNode Replace(YamlNode old, YamlNode patch)
    {
        if (ReferenceEquals(old, patch))
        {
            return patch;
        }

        var origin = patch.Origin.Replacing(old.Origin);
        return patch is YamlScalar scalar ? Retype((YamlScalar)old, scalar, origin) : patch.WithOrigin(origin);
    }

    private static YamlScalar Retype(YamlScalar old, YamlScalar patch, Origin origin) => old.Style != ScalarStyle.Plain
        ? new YamlScalar(patch.Value, old.Style, origin)
        : new YamlScalar(patch.Value, ScalarStyle.Plain, origin) { Tag = patch.Style == ScalarStyle.Plain ? patch.Tag : ScalarKinds.StringTag };
}
