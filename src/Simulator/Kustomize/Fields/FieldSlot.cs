using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Fields;

/// <summary>A place in an object that holds a node and can be given another.</summary>
public readonly struct FieldSlot
{
    private readonly YamlNode? _parent;
    private readonly YamlNode? _key;
    private readonly int _index;

    private FieldSlot(YamlNode? parent, YamlNode? key, int index, YamlNode node, bool isMade, bool isInFlow)
    {
        _parent = parent;
        _key = key;
        _index = index;
        Node = node;
        IsMade = isMade;
        IsInFlow = isInFlow;
    }

    /// <summary>The node that is there.</summary>
    public YamlNode Node { get; }

    /// <summary>True when the node was made on the way, and so has no type of its own yet.</summary>
    public bool IsMade { get; }

    /// <summary>True when a container around the node is written in flow style, between braces or brackets.</summary>
    public bool IsInFlow { get; }

    /// <summary>A node that stands in nothing: giving it another changes nothing.</summary>
    public static FieldSlot Loose(YamlNode node) => new(null, null, -1, node, isMade: false, isInFlow: false);

    /// <summary>The value of an entry of the mapping that is here.</summary>
    public FieldSlot Below(YamlMap map, YamlEntry entry, bool isMade = false) => new(map, entry.Key, -1, entry.Value, isMade, IsInFlow || map.IsFlow);

    /// <summary>An item of the list that is here.</summary>
    public FieldSlot Below(YamlList list, int index, bool isMade = false) => new(list, null, index, list.Items[index], isMade, IsInFlow || list.IsFlow);

    /// <summary>Puts another node there.</summary>
    public void Put(YamlNode node)
    {
        if (_parent is YamlMap map)
        {
            map.Set(_key!, node);
        }
        else if (_parent is YamlList list)
        {
            list.Replace(_index, node);
        }
    }
}
