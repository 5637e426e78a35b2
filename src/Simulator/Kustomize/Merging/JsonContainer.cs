using System.Globalization;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>The mapping or list that a JSON pointer leads to, with the key or index its last part names. Methods return null, or why they fail.</summary>
internal readonly struct JsonContainer
{
    private readonly YamlNode _node;

    private JsonContainer(YamlNode node, string key)
    {
        _node = node;
        Key = key;
    }

    /// <summary>The last part of the pointer.</summary>
    public string Key { get; }

    /// <summary>Follows a pointer; null when something on the way is missing, null or no container.</summary>
    public static JsonContainer? Find(YamlNode root, string pointer)
    {
        var parts = pointer.Split('/');
        if (parts.Length < 2)
        {
            return null;
        }

        var node = root;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            if (new JsonContainer(node, JsonPointer.Decode(parts[i])).Get(out var next) is not null || next is not (YamlMap or YamlList))
            {
                return null;
            }

            node = next;
        }

        return new JsonContainer(node, JsonPointer.Decode(parts[^1]));
    }

    /// <summary>The value at the key; null when a mapping does not have it, a failure when a list does not.</summary>
    public string? Get(out YamlNode? value)
    {
        value = null;
        if (_node is YamlMap map)
        {
            value = map[Key];
            return null;
        }

        var list = (YamlList)_node;
        var problem = Index(list.Items.Count, out var index);
        value = problem is null ? list.Items[index] : null;
        return problem;
    }

    /// <summary>Puts a value at the key of a mapping, or into a list before the index; <c>-</c> is the end.</summary>
    public string? Add(YamlNode value, Origin by)
    {
        if (_node is YamlMap)
        {
            return Set(value, by);
        }

        var list = (YamlList)_node;
        if (Key == "-")
        {
            list.Add(value);
            return null;
        }

        var problem = Index(list.Items.Count + 1, out var index);
        if (problem is null)
        {
            list.Insert(index, value);
            return null;
        }

        return int.TryParse(Key, CultureInfo.InvariantCulture, out _) ? problem : $"value was not a proper array index: '{Key}': {problem}";
    }

    /// <summary>Puts a value in the place of the one at the key; a mapping may lack it.</summary>
    public string? Set(YamlNode value, Origin by)
    {
        if (_node is YamlMap map)
        {
            var old = map.Find(Key);
            map.Set(old?.Key ?? new YamlScalar(Key, ScalarStyle.DoubleQuoted, by.Derived()), old is null ? value : value.WithOrigin(value.Origin.Replacing(old.Value.Origin)));
            return null;
        }

        var list = (YamlList)_node;
        var problem = Index(list.Items.Count, out var index);
        if (problem is null)
        {
            list.Replace(index, value.WithOrigin(value.Origin.Replacing(list.Items[index].Origin)));
        }

        return problem;
    }

    /// <summary>Removes what is at the key.</summary>
    public string? Remove()
    {
        if (_node is YamlMap map)
        {
            return map.Remove(Key) ? null : $"Unable to remove nonexistent key: {Key}: missing value";
        }

        var list = (YamlList)_node;
        var problem = Index(list.Items.Count, out var index);
        if (problem is null)
        {
            list.RemoveAt(index);
        }

        return problem;
    }

    /// <summary>Reads the key as index; a negative one counts from the end.</summary>
    private string? Index(int count, out int index)
    {
        if (!int.TryParse(Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out index))
        {
            return $"strconv.Atoi: parsing \"{Key}\": invalid syntax";
        }

        if (index >= count || index < -count)
        {
            return $"Unable to access invalid index: {index.ToString(CultureInfo.InvariantCulture)}: invalid index referenced";
        }

        index += index < 0 ? count : 0;
        return null;
    }
}
