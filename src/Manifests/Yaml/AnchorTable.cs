namespace Dryflux.Manifests.Yaml;

/// <summary>The anchors of a document while it is read, and how many nodes it comes to once every alias is expanded.</summary>
internal sealed class AnchorTable
{
    private readonly Dictionary<string, Anchored> _anchors = new(StringComparer.Ordinal);

    /// <summary>The nodes so far, those that an alias stands for counted again.</summary>
    public long Nodes { get; private set; }

    /// <summary>Begins another document.</summary>
    public void Clear()
    {
        _anchors.Clear();
        Nodes = 0;
    }

    /// <summary>Counts a mapping or list before what it holds; its anchor cannot be used before its end.</summary>
    /// <returns>What <see cref="Close"/> needs to know.</returns>
    public long Open(string? anchor)
    {
        if (anchor is not null)
        {
            _anchors[anchor] = new Anchored(null, 0);
        }

        return Nodes++;
    }

    /// <summary>Ends a mapping or list.</summary>
    public void Close(YamlNode container, long opened)
    {
        if (container.Anchor is { } anchor)
        {
            _anchors[anchor] = new Anchored(container, Nodes - opened);
        }
    }

    /// <summary>Counts a scalar.</summary>
    public void Add(YamlScalar scalar) => Close(scalar, Open(anchor: null));

    /// <summary>Counts what an alias stands for; false when there is no such anchor. The node is null inside its own container.</summary>
    public bool TryUse(string anchor, out YamlNode? node)
    {
        var isThere = _anchors.TryGetValue(anchor, out var anchored);
        node = anchored?.Node;

        // Saturates, so that nested aliases cannot overflow it.
        Nodes = Math.Min(Nodes + (anchored?.Nodes ?? 0), long.MaxValue / 4);
        return isThere;
    }

    private sealed record Anchored(YamlNode? Node, long Nodes);
}
