using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>
/// Finds, replaces and removes list items by key values, with the quirks of kyaml's ElementSetter and ElementMatcher
/// (kyaml/yaml/fns.go) on which the order and content of merged lists depend. The key "" means the item itself.
/// </summary>
internal static class ListItems
{
    /// <summary>True for nothing at all and for a null.</summary>
    public static bool IsMissing(YamlNode? node) => node is null or YamlScalar { IsNull: true };

    /// <summary>The text of a scalar, null's own text included; "" for anything else.</summary>
    public static string RawText(YamlNode? node) => node is YamlScalar scalar ? scalar.Value : "";

    /// <summary>The text of a key, "" when it is absent, null or no scalar.</summary>
    public static string KeyText(YamlNode item, string key) => item is YamlMap map ? map.Text(key) ?? "" : "";

    /// <summary>The first item that has all these values, or null.</summary>
    public static YamlNode? Find(YamlList list, IReadOnlyList<string> keys, IReadOnlyList<string> values)
    {
        foreach (var item in list.Items)
        {
            if (keys[0].Length == 0 ? string.Equals(RawText(item), values[0], StringComparison.Ordinal) : item is YamlMap map && HasAll(map, keys, values))
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>Removes every item that has these values; empty and null items go with them.</summary>
    public static void Remove(YamlList list, IReadOnlyList<string> keys, IReadOnlyList<string> values) => Put(list, null, keys, values);

    /// <summary>
    /// Puts an item in the place of every one that has these values, or at the end. Empty and null items are dropped; without
    /// values nothing matches and everything else is dropped, which is what an item without merge key does to its list upstream.
    /// </summary>
    public static void Put(YamlList list, YamlNode? item, IReadOnlyList<string> keys, IReadOnlyList<string> values)
    {
        var isForMaps = keys[0].Length > 0 && values.Count > 0 && values[0].Length > 0;
        var found = false;
        for (var i = 0; i < list.Items.Count;)
        {
            var old = list.Items[i];
            var isKept = !IsMissing(old) && old is not YamlMap { Entries.Count: 0 };
            if (isKept && (old is YamlMap || !isForMaps))
            {
                if (Matches(old, keys, values))
                {
                    found = true;
                    isKept = item is not null;
                    if (isKept && !ReferenceEquals(old, item))
                    {
                        list.Replace(i, item!);
                    }
                }
                else
                {
                    isKept = values.Count > 0;
                }
            }

            if (isKept)
            {
                i++;
            }
            else
            {
                list.RemoveAt(i);
            }
        }

        if (!found && !IsMissing(item))
        {
            list.Add(item!);
        }
    }

    private static bool Matches(YamlNode item, IReadOnlyList<string> keys, IReadOnlyList<string> values)
    {
        var found = false;
        for (var i = 0; i < keys.Count; i++)
        {
            if (i < values.Count)
            {
                found = keys[i].Length == 0
                    ? string.Equals(RawText(item), values[i], StringComparison.Ordinal)
                    : item is YamlMap map && map.Find(keys[i]) is { } entry && (values[i].Length == 0 || string.Equals(RawText(entry.Value), values[i], StringComparison.Ordinal));
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasAll(YamlMap map, IReadOnlyList<string> keys, IReadOnlyList<string> values)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (map.Find(keys[i]) is not { } entry || !string.Equals(RawText(entry.Value), values[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
