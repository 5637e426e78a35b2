namespace Dryflux.Manifests.Yaml;

/// <summary>
/// A mapping: its entries in the order of the text. A parsed mapping keeps duplicate keys and merge keys as entries;
/// <see cref="Find"/> sees through merge keys and takes the last of duplicates, as the kustomization reader does.
/// </summary>
public sealed class YamlMap : YamlNode
{
    private readonly List<YamlEntry> _entries;

    /// <summary>Makes a mapping.</summary>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="entries">Its entries, in order.</param>
    public YamlMap(Origin origin, IEnumerable<YamlEntry>? entries = null)
        : base(origin) => _entries = entries is null ? [] : [.. entries];

    /// <summary>The entries as written, merge keys and duplicates among them.</summary>
    public IReadOnlyList<YamlEntry> Entries => _entries;

    /// <summary>True when written as <c>{a: b}</c>.</summary>
    public bool IsFlow { get; init; }

    /// <summary>The value of a key, or null. Own keys win over merged ones.</summary>
    public YamlNode? this[string key] => Find(key)?.Value;

    /// <summary>The text of a scalar value, or null when the key is absent, null, or no scalar.</summary>
    public string? Text(string key) => Find(key)?.Value is YamlScalar { IsNull: false } scalar ? scalar.Value : null;

    /// <summary>The entry of a key, or null. Own keys win over merged ones.</summary>
    public YamlEntry? Find(string key)
    {
        var hasMerge = false;
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            var entry = _entries[i];
            if (entry.Key is YamlScalar scalar && string.Equals(scalar.Value, key, StringComparison.Ordinal))
            {
                return entry;
            }

            hasMerge |= entry.IsMerge;
        }

        return hasMerge ? FindMerged(key) : null;
    }

    /// <summary>The entries with merge keys resolved: own ones in order, then those merged in under other keys. A key given twice stays twice.</summary>
    public IReadOnlyList<YamlEntry> EffectiveEntries()
    {
        if (!_entries.Exists(e => e.IsMerge))
        {
            return _entries;
        }

        var own = _entries.FindAll(e => !e.IsMerge);
        var names = own.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        return [.. own, .. MergedMaps().SelectMany(m => m.EffectiveEntries()).Where(e => e.Name is null || names.Add(e.Name))];
    }

    /// <summary>Sets a key: replaces its entry in place, or appends one. A key that is a mapping or a list is only equal to itself.</summary>
    public void Set(YamlNode key, YamlNode value)
    {
        ThrowIfFrozen();
        var name = (key as YamlScalar)?.Value;
        var i = name is null
            ? _entries.FindIndex(e => ReferenceEquals(e.Key, key))
            : _entries.FindIndex(e => string.Equals(e.Name, name, StringComparison.Ordinal));
        if (i < 0)
        {
            _entries.Add(new YamlEntry(key, value));
        }
        else
        {
            _entries[i] = new YamlEntry(_entries[i].Key, value);
        }
    }

    /// <summary>Inserts an entry at a position without looking for its key.</summary>
    public void Insert(int index, YamlEntry entry)
    {
        ThrowIfFrozen();
        _entries.Insert(index, entry);
    }

    /// <summary>Removes a key; false when it was absent.</summary>
    public bool Remove(string key)
    {
        ThrowIfFrozen();
        return _entries.RemoveAll(e => string.Equals(e.Name, key, StringComparison.Ordinal)) > 0;
    }

    /// <inheritdoc/>
    public override YamlMap Clone()
    {
        var map = new YamlMap(Origin) { Tag = Tag, IsFlow = IsFlow };
        map._entries.EnsureCapacity(_entries.Count);
        foreach (var entry in _entries)
        {
            map._entries.Add(new YamlEntry(entry.Key.Clone(), entry.Value.Clone()));
        }

        return map;
    }

    /// <inheritdoc/>
    public override YamlMap WithOrigin(Origin origin) => new(origin, _entries) { Tag = Tag, IsFlow = IsFlow };

    /// <inheritdoc/>
    public override void Freeze()
    {
        if (IsFrozen)
        {
            return;
        }

        IsFrozen = true;
        foreach (var entry in _entries)
        {
            entry.Key.Freeze();
            entry.Value.Freeze();
        }
    }

    private YamlEntry? FindMerged(string key)
    {
        foreach (var map in MergedMaps())
        {
            if (map.Find(key) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    private IEnumerable<YamlMap> MergedMaps() => _entries.Where(e => e.IsMerge).SelectMany(e => e.Value switch
    {
        YamlMap map => [map],
        YamlList list => list.Items.OfType<YamlMap>(),
        _ => Enumerable.Empty<YamlMap>(),
    });
}
