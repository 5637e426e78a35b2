using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize;

/// <summary>Mappings that upstream reads into Go maps of strings and writes back: labels, annotations and data. Every value becomes a string, and an empty mapping goes.</summary>
internal static class StringMaps
{
    /// <summary>Makes strings of all values under a key; removes the key when there are none (kyaml/yaml/rnode.go:setMapInMetadata).</summary>
    public static void MakeText(YamlMap parent, string key)
    {
        if (parent.Find(key) is not { } entry)
        {
            return;
        }

        var entries = Entries(entry.Value);
        if (entries.Count == 0)
        {
            parent.Remove(key);
        }
        else
        {
            parent.Set(entry.Key, new YamlMap(entry.Value.Origin, entries));
        }
    }

    /// <summary>The entries of an older mapping with those of a newer one laid over them; null when there are none.</summary>
    public static YamlMap? Merge(YamlNode? older, YamlNode? newer, Origin origin)
    {
        var merged = new YamlMap((newer ?? older)?.Origin ?? origin, Entries(older));
        foreach (var entry in Entries(newer))
        {
            merged.Set(entry.Key, entry.Value);
        }

        return merged.Entries.Count == 0 ? null : merged;
    }

    /// <summary>The scalar as a string, its origin untouched: only the type changes, and several lines are marked as a block.</summary>
    public static YamlScalar AsText(YamlScalar scalar)
    {
        var isBlock = scalar.Value.Contains('\n', StringComparison.Ordinal);
        var isText = scalar.Tag == ScalarKinds.StringTag || (scalar.Tag is null && (scalar.Style != ScalarStyle.Plain || ScalarKinds.IsString(scalar.Value, GoYaml.V3)));
        return isText && isBlock == (scalar.Style == ScalarStyle.Literal)
            ? scalar
            : new YamlScalar(scalar.Value, isBlock ? ScalarStyle.Literal : ScalarStyle.Plain, scalar.Origin) { Tag = ScalarKinds.StringTag };
    }

    private static List<YamlEntry> Entries(YamlNode? node)
    {
        var entries = new List<YamlEntry>();
        foreach (var entry in (node as YamlMap)?.Entries ?? [])
        {
            // Go reads the text of a scalar, and nothing of a mapping or list.
            var value = entry.Value is YamlScalar scalar ? AsText(scalar) : NodeEdits.Text("", entry.Value.Origin);
            entries.Add(entry with { Value = value });
        }

        return entries;
    }
}
