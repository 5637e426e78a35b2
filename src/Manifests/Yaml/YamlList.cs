namespace Dryflux.Manifests.Yaml;

/// <summary>A list (YAML's sequence).</summary>
public sealed class YamlList : YamlNode
{
    private readonly List<YamlNode> _items;

    /// <summary>Makes a list.</summary>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="items">Its items, in order.</param>
    public YamlList(Origin origin, IEnumerable<YamlNode>? items = null)
        : base(origin) => _items = items is null ? [] : [.. items];

    /// <summary>The items in order.</summary>
    public IReadOnlyList<YamlNode> Items => _items;

    /// <summary>True when written as <c>[a, b]</c>.</summary>
    public bool IsFlow { get; init; }

    /// <summary>Appends an item.</summary>
    public void Add(YamlNode item) => Insert(_items.Count, item);

    /// <summary>Inserts an item.</summary>
    public void Insert(int index, YamlNode item)
    {
        ThrowIfFrozen();
        _items.Insert(index, item);
    }

    /// <summary>Puts another item in the place of one.</summary>
    public void Replace(int index, YamlNode item)
    {
        ThrowIfFrozen();
        _items[index] = item;
    }

    /// <summary>Removes the item at an index.</summary>
    public void RemoveAt(int index)
    {
        ThrowIfFrozen();
        _items.RemoveAt(index);
    }

    /// <inheritdoc/>
    public override YamlList Clone()
    {
        var list = new YamlList(Origin) { Tag = Tag, IsFlow = IsFlow };
        list._items.EnsureCapacity(_items.Count);
        foreach (var item in _items)
        {
            list._items.Add(item.Clone());
        }

        return list;
    }

    /// <inheritdoc/>
    public override YamlList WithOrigin(Origin origin) => new(origin, _items) { Tag = Tag, IsFlow = IsFlow };

    /// <inheritdoc/>
    public override void Freeze()
    {
        if (IsFrozen)
        {
            return;
        }

        IsFrozen = true;
        foreach (var item in _items)
        {
            item.Freeze();
        }
    }
}
