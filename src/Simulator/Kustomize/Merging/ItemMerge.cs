using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>
/// Merges two lists item by item (kyaml/yaml/walk/associative_sequence.go). Items are the same when the values of all merge
/// keys are equal; where several keys are possible, those that no item uses are left out, and an item that lacks one is first
/// equated with one that has it.
/// </summary>
/// <param name="merge">Merges the items.</param>
/// <param name="list">The list to end up with, the old or the patch's; it is changed.</param>
/// <param name="patch">The patch's list, or null; may be <paramref name="list"/> itself.</param>
/// <param name="keys">Merge keys; none for plain values.</param>
/// <param name="schema">What the items are, or null.</param>
/// <param name="prepends">True when new items come first.</param>
internal sealed class ItemMerge(StrategicMerge merge, YamlList list, YamlList? patch, IReadOnlyList<string> keys, TypeSchema? schema, bool prepends)
{
    private readonly IReadOnlyList<string> _keys = keys.Count == 0 ? [""] : keys;

    /// <summary>The merged list.</summary>
    public YamlList Run()
    {
        var identities = Identities();
        if (identities.Count == 0)
        {
            return list;
        }

        if (_keys.Count > 1)
        {
            Equate(identities);
        }

        // kyaml/yaml/walk/associative_sequence.go:setAssociativeSequenceElements
        var merged = new YamlList(list.Origin) { Tag = list.Tag, IsFlow = list.IsFlow };
        IReadOnlyList<string> used = _keys;
        foreach (var identity in identities)
        {
            (used, var values) = UsedKeys(identities, identity, _keys);
            var (own, ownValues) = UsedKeys([values], values, used);
            var item = merge.Merge(ListItems.Find(list, own, ownValues), patch is null ? null : ListItems.Find(patch, own, ownValues), schema);
            if (ListItems.IsMissing(item) || item is YamlMap { Entries.Count: 0 })
            {
                ListItems.Remove(list, used, values);
                continue;
            }

            AddMissingKeys(item!, used, values);
            ListItems.Put(merged, item, used, values);
        }

        return prepends ? Append(merged, list, used) : Append(list, merged, used);
    }

    /// <summary>The key values of every item, each combination once: those of the list that stands first in the result come first.</summary>
    private List<string[]> Identities()
    {
        var found = new List<string[]>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in (ReadOnlySpan<YamlList?>)(prepends ? [patch, list] : [list, patch]))
        {
            foreach (var item in source?.Items ?? [])
            {
                var values = new string[_keys.Count];
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = _keys[i].Length == 0 ? ListItems.RawText(item) : ListItems.KeyText(item, _keys[i]);
                }

                if (seen.Add(string.Join('\0', values)))
                {
                    found.Add(values);
                }
            }
        }

        return found;
    }

    /// <summary>Gives two items that differ only where one lacks a key the same identity (mergeValues, match).</summary>
    private static void Equate(List<string[]> identities)
    {
        for (var i = 0; i < identities.Count; i++)
        {
            // The identity as it was before this round: upstream's loop variable.
            var first = identities[i];
            for (var j = 0; j < identities.Count; j++)
            {
                if (Union(first, identities[j]) is { } both)
                {
                    identities[i] = both;
                    identities[j] = both;
                }
            }
        }
    }

    private static string[]? Union(string[] first, string[] second)
    {
        var both = new string[first.Length];
        var shares = false;
        for (var i = 0; i < first.Length; i++)
        {
            if (string.Equals(first[i], second[i], StringComparison.Ordinal))
            {
                shares = true;
            }
            else if (first[i].Length > 0 && second[i].Length > 0)
            {
                return null;
            }

            both[i] = first[i].Length > 0 ? first[i] : second[i];
        }

        return shares ? both : null;
    }

    /// <summary>The keys that any of the identities has a value for, all of them when there is none, with the values of one (validateKeys).</summary>
    private static (IReadOnlyList<string> Keys, IReadOnlyList<string> Values) UsedKeys(IReadOnlyList<IReadOnlyList<string>> identities, IReadOnlyList<string> identity, IReadOnlyList<string> keys)
    {
        if (keys.Count == 1)
        {
            return (keys, identity);
        }

        var used = new List<string>(keys.Count);
        var values = new List<string>(keys.Count);
        for (var i = 0; i < keys.Count; i++)
        {
            if (identities.Any(one => i < one.Count && one[i].Length > 0))
            {
                used.Add(keys[i]);
                values.Add(identity[i]);
            }
        }

        return used.Count == 0 ? (keys, identity) : (used, values);
    }

    private static void AddMissingKeys(YamlNode item, IReadOnlyList<string> keys, IReadOnlyList<string> values)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (item is YamlMap map && values[i].Length > 0 && map.Find(keys[i]) is null)
            {
                var at = item.Origin.Derived();
                map.Set(new YamlScalar(keys[i], ScalarStyle.Plain, at), new YamlScalar(values[i], ScalarStyle.Plain, at));
            }
        }
    }

    // kyaml/yaml/walk/associative_sequence.go:appendListNode
    private static YamlList Append(YamlList target, YamlList source, IReadOnlyList<string> keys)
    {
        foreach (var item in source.Items)
        {
            if (keys[0].Length == 0)
            {
                ListItems.Put(target, item, keys, [ListItems.RawText(item)]);
                continue;
            }

            var values = new List<string>(keys.Count);
            foreach (var key in keys)
            {
                if ((item as YamlMap)?.Find(key) is { } entry)
                {
                    values.Add(ListItems.RawText(entry.Value));
                }
                else
                {
                    target.Add(item);
                }
            }

            if (keys.Count > 1)
            {
                ListItems.Remove(target, keys, values);
            }

            ListItems.Put(target, item, keys, values);
        }

        return target;
    }
}
