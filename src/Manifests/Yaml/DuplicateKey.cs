namespace Dryflux.Manifests.Yaml;

/// <summary>A key given again in one mapping.</summary>
/// <param name="First">The entry that had the key first.</param>
/// <param name="Again">The entry that repeats it.</param>
public sealed record DuplicateKey(YamlEntry First, YamlEntry Again)
{
    /// <summary>Up to so many keys, comparing each with every other costs less than a set.</summary>
    private const int Few = 12;

    /// <summary>The keys that a mapping gives again, in order; merge keys are none.</summary>
    public static IReadOnlyList<DuplicateKey> In(YamlMap map)
    {
        if (map.Entries.Count < 2 || (map.Entries.Count <= Few && !HasAny(map.Entries)))
        {
            return [];
        }

        var found = new List<DuplicateKey>();
        var first = new Dictionary<string, YamlEntry>(map.Entries.Count, StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (entry.Name is { } name && !entry.IsMerge && !first.TryAdd(name, entry))
            {
                found.Add(new DuplicateKey(first[name], entry));
            }
        }

        return found;
    }

    private static bool HasAny(IReadOnlyList<YamlEntry> entries)
    {
        for (var i = 1; i < entries.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (entries[i].Name is { } name && string.Equals(name, entries[j].Name, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
