namespace Dryflux.Manifests.Yaml;

/// <summary>
/// Makes a document of a resource file changeable: every alias becomes a copy of what it stands for, every merge key the
/// entries it brings in, origins kept (kyaml/yaml/rnode.go:deAnchor).
/// </summary>
public sealed class AnchorExpansion
{
    private readonly YamlLimits _limits;
    private readonly List<NodeError> _errors = [];
    private long _nodes;

    private AnchorExpansion(YamlLimits limits) => _limits = limits;

    /// <summary>False for a document without anchors and merge keys, which is expanded as it stands.</summary>
    public static bool IsNeeded(YamlNode root)
    {
        if (root.Anchor is not null)
        {
            return true;
        }

        switch (root)
        {
            case YamlMap map:
                foreach (var entry in map.Entries)
                {
                    if (entry.IsMerge || IsNeeded(entry.Key) || IsNeeded(entry.Value))
                    {
                        return true;
                    }
                }

                return false;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    if (IsNeeded(item))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }

    /// <summary>A deep, changeable copy without aliases and merge keys.</summary>
    /// <param name="root">The document.</param>
    /// <param name="errors">What is wrong with its merge keys, or that the copy would exceed the limits; then the copy is not whole.</param>
    /// <param name="limits">Bounds for the copy: nodes and nesting.</param>
    public static YamlNode Expand(YamlNode root, out IReadOnlyList<NodeError> errors, YamlLimits? limits = null)
    {
        var expansion = new AnchorExpansion(limits ?? YamlLimits.Default);
        var copy = expansion.Copy(root, depth: 0);
        errors = expansion._errors;
        return copy;
    }

    private YamlNode Copy(YamlNode node, int depth)
    {
        if (IsBeyondLimits(node, depth))
        {
            return new YamlScalar("", ScalarStyle.Plain, node.Origin);
        }

        switch (node)
        {
            case YamlMap map:
                return CopyMap(map, depth);
            case YamlList list:
                var items = new YamlList(list.Origin) { Tag = list.Tag, IsFlow = list.IsFlow };
                foreach (var item in list.Items)
                {
                    items.Add(Copy(item, depth + 1));
                }

                return items;
            default:
                return node.Clone();
        }
    }

    private bool IsBeyondLimits(YamlNode node, int depth)
    {
        _nodes++;
        if (depth <= _limits.Nesting && _nodes <= _limits.ExpandedNodes)
        {
            return false;
        }

        if (_errors.Count == 0 || _nodes <= _limits.ExpandedNodes)
        {
            _errors.Add(new NodeError(node, depth > _limits.Nesting
                ? $"aliases nest deeper than {_limits.Nesting} levels"
                : $"aliases expand to more than {_limits.ExpandedNodes} nodes"));
        }

        // Nothing is copied any more.
        _nodes = long.MaxValue / 2;
        return true;
    }

    private YamlMap CopyMap(YamlMap map, int depth)
    {
        var copy = new YamlMap(map.Origin) { Tag = map.Tag, IsFlow = map.IsFlow };
        YamlEntry? merge = null;
        foreach (var entry in map.Entries)
        {
            if (!entry.IsMerge)
            {
                copy.Insert(copy.Entries.Count, new YamlEntry(Copy(entry.Key, depth + 1), Copy(entry.Value, depth + 1)));
            }
            else if (merge is null)
            {
                merge = entry;
            }
            else
            {
                Fail(entry.Key, "a mapping has two merge keys << (duplicate merge key)");
            }
        }

        if (merge is not null)
        {
            Merge(copy, merge, depth);
        }

        return copy;
    }

    private void Merge(YamlMap copy, YamlEntry merge, int depth)
    {
        // Own keys win over merged ones, and among the maps of a list the first wins.
        var known = new HashSet<string>(copy.Entries.Count, StringComparer.Ordinal);
        foreach (var entry in copy.Entries)
        {
            known.Add(entry.Name ?? "");
        }

        foreach (var source in MergedMaps(merge))
        {
            foreach (var entry in CopyWhole(source, depth).Entries)
            {
                if (known.Add(entry.Name ?? ""))
                {
                    copy.Insert(copy.Entries.Count, entry);
                }
            }
        }
    }

    private YamlMap CopyWhole(YamlMap source, int depth) => Copy(source, depth) as YamlMap ?? new YamlMap(source.Origin);

    private List<YamlMap> MergedMaps(YamlEntry merge)
    {
        switch (merge.Value)
        {
            case YamlMap map:
                return [map];
            case YamlList list when !IsAlias(list, merge.Key):
                var maps = new List<YamlMap>(list.Items.Count);
                foreach (var item in list.Items)
                {
                    if (item is YamlMap map)
                    {
                        maps.Add(map);
                    }
                    else
                    {
                        Fail(item, item is YamlList
                            ? "a merge key << takes mappings, not a list within a list (invalid map merge: received a nested sequence)"
                            : "a merge key << takes mappings (map merge requires map or sequence of maps as the value)");
                    }
                }

                return maps;
            case YamlList list:
                Fail(list, "a merge key << takes an alias of a mapping only (invalid map merge: received alias for a non-map value)");
                return [];
            default:
                Fail(merge.Value, "a merge key << takes mappings (map merge requires map or sequence of maps as the value)");
                return [];
        }
    }

    /// <summary>An alias shares the node of its anchor, which stands before it in the text.</summary>
    private static bool IsAlias(YamlNode value, YamlNode key) => value.Origin.Span.Start < key.Origin.Span.Start;

    private void Fail(YamlNode node, string message) => _errors.Add(new NodeError(node, message));
}
