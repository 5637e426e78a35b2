using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Fields;

/// <summary>
/// Finds the fields that field specs name in an object, makes them where the specs say so, and puts what
/// <paramref name="change"/> returns in their place (api/filters/fieldspec/fieldspec.go).
/// </summary>
/// <param name="created">What to make at the end of a path.</param>
/// <param name="by">The node that configures the step: the origin of what is made.</param>
/// <param name="change">Called with each field found; the node belongs to the object and may be changed in place.</param>
public sealed class FieldSpecWalker(CreatedKind created, Origin by, Func<YamlNode, FieldChange> change)
{
    /// <summary>What stands before each message.</summary>
    public string Context { get; init; } = "";

    /// <summary>False for a field that the change would leave as it is: then its object need not be copied. Null when every field may change.</summary>
    public Func<YamlNode, bool>? Concerns { get; init; }

    /// <summary>Applies specs one after the other; stops at the first that fails and reports it. False when one failed.</summary>
    public bool Apply(KustomizeResource resource, IEnumerable<FieldSpec> specs, BuildErrors errors)
    {
        var id = resource.Id;
        foreach (var spec in specs)
        {
            if (!spec.IsFor(id) || (!MayCreate(spec) && !Reaches(resource.Root, spec.Keys, 0)))
            {
                continue;
            }

            if (Walk(resource.Writable(), spec, 0) is { Problem: { } problem })
            {
                errors.Add($"{Context}considering field '{spec.Path}' of object {id}: {problem}", resource.Root.Origin);
                return false;
            }
        }

        return true;
    }

    private bool MayCreate(FieldSpec spec) => spec.Create && created != CreatedKind.None;

    /// <summary>False when walking would find nothing, so that the object need not be copied for changing.</summary>
    private bool Reaches(YamlNode node, IReadOnlyList<string> keys, int depth)
    {
        if (depth == keys.Count)
        {
            return Concerns is null || Concerns(node);
        }

        switch (node)
        {
            case YamlMap map:
                // A null where a list is expected becomes one; a key without name is an error that the walk reports.
                var name = Name(keys[depth], out var isList);
                return name.Length == 0 || (map[name] is { } value && ((isList && value is YamlScalar { IsNull: true }) || Reaches(value, keys, depth + 1)));
            case YamlList list:
                foreach (var item in list.Items)
                {
                    if (Reaches(item, keys, depth))
                    {
                        return true;
                    }
                }

                return false;
            default:
                // A scalar in the middle of a path is an error that the walk reports; null ends it in silence.
                return node is YamlScalar { IsNull: false };
        }
    }

    private FieldChange Walk(YamlNode node, FieldSpec spec, int depth)
    {
        if (depth == spec.Keys.Count)
        {
            return change(node);
        }

        return node switch
        {
            YamlMap map => WalkMap(map, spec, depth),
            YamlList list => WalkList(list, spec, depth),
            YamlScalar { IsNull: true } => FieldChange.To(node),
            _ => FieldChange.Failed("expected sequence or mapping node"),
        };
    }

    private FieldChange WalkList(YamlList list, FieldSpec spec, int depth)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = Walk(list.Items[i], spec, depth);
            if (item.Problem is not null)
            {
                return FieldChange.Failed($"visit traversal on path: [{string.Join(' ', spec.Keys.Skip(depth))}]: {item.Problem}");
            }

            list.Replace(i, item.Node!);
        }

        return FieldChange.To(list);
    }

    private FieldChange WalkMap(YamlMap map, FieldSpec spec, int depth)
    {
        var name = Name(spec.Keys[depth], out var isList);
        if (name.Length == 0)
        {
            return FieldChange.Failed("cannot set or create an empty field name");
        }

        var isLast = depth + 1 == spec.Keys.Count;
        var make = !MayCreate(spec) || isList ? CreatedKind.None : isLast ? created : CreatedKind.Map;
        var entry = map.Find(name);
        if (entry is null && make == CreatedKind.None)
        {
            return FieldChange.To(map);
        }

        var value = entry?.Value ?? NodeEdits.Empty(make, by);
        if (entry is not null && value is YamlScalar { IsNull: true } && (isList || make is CreatedKind.Map or CreatedKind.List))
        {
            value = NodeEdits.Empty(isList ? CreatedKind.List : make, value.Origin);
        }

        var result = Walk(value, spec, depth + 1);
        if (result.Problem is not null)
        {
            return result;
        }

        map.Set(entry?.Key ?? NodeEdits.Key(name, by), result.Node!);
        return FieldChange.To(map);
    }

    private static string Name(string key, out bool isList)
    {
        isList = key.EndsWith("[]", StringComparison.Ordinal);
        return isList ? key[..^2] : key;
    }
}
