using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Helm;

/// <summary>Lays values over values (chartutil/merge.go:MergeMaps).</summary>
internal static class ValuesMerge
{
    /// <summary>
    /// A new mapping: mappings on both sides are merged, anything else of <paramref name="over"/> replaces. What is in one of them
    /// only is not copied but shared, as upstream shares it: setting a value in the result may set it in them.
    /// </summary>
    public static YamlMap Merge(YamlMap values, YamlMap? over)
    {
        var merged = new YamlMap(values.Origin, values.Entries);
        foreach (var entry in over?.Entries ?? [])
        {
            var value = entry.Value is YamlMap inner && merged[entry.Name!] is YamlMap outer ? Merge(outer, inner) : entry.Value;
            Put(merged, entry.Key, value);
        }

        return merged;
    }

    /// <summary>Sets a key; the key that now counts is the one given.</summary>
    public static void Put(YamlMap map, YamlNode key, YamlNode value)
    {
        var name = ((YamlScalar)key).Value;
        for (var i = 0; i < map.Entries.Count; i++)
        {
            if (map.Entries[i].Name == name)
            {
                map.Remove(name);
                map.Insert(i, new YamlEntry(key, value));
                return;
            }
        }

        map.Insert(map.Entries.Count, new YamlEntry(key, value));
    }
}
