namespace Dryflux.Manifests.Yaml;

/// <summary>
/// A YAML value that remembers the text it came from. Nodes of a parsed file are frozen; a build works on clones. One node may
/// stand in several places of a parsed document (an alias shares the node of its anchor), so a document is a graph without cycles.
/// </summary>
public abstract class YamlNode
{
    private protected YamlNode(Origin origin) => Origin = origin;

    /// <summary>Where the node comes from.</summary>
    public Origin Origin { get; }

    /// <summary>The explicit tag as written (<c>!!str</c> resolved to <c>tag:yaml.org,2002:str</c>), or null.</summary>
    public string? Tag { get; init; }

    /// <summary>The anchor's name, or null.</summary>
    public string? Anchor { get; init; }

    /// <summary>True for nodes of a parsed file: changing them is a bug and throws.</summary>
    public bool IsFrozen { get; private protected set; }

    /// <summary>A deep, changeable copy with the same origins. Anchors are not carried over; shared nodes become separate ones.</summary>
    public abstract YamlNode Clone();

    /// <summary>The same value as a changeable node of another origin; what is below it is shared.</summary>
    public abstract YamlNode WithOrigin(Origin origin);

    /// <summary>Makes this node and everything below it unchangeable.</summary>
    public abstract void Freeze();

    /// <summary>This node and all below it, keys too, in order of the text; a node that aliases share comes once.</summary>
    public IEnumerable<YamlNode> SelfAndBelow()
    {
        var seen = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        var open = new Stack<YamlNode>([this]);
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            yield return node;
            if (node is YamlMap map)
            {
                for (var i = map.Entries.Count - 1; i >= 0; i--)
                {
                    open.Push(map.Entries[i].Value);
                    open.Push(map.Entries[i].Key);
                }
            }
            else if (node is YamlList list)
            {
                for (var i = list.Items.Count - 1; i >= 0; i--)
                {
                    open.Push(list.Items[i]);
                }
            }
        }
    }

    private protected void ThrowIfFrozen()
    {
        if (IsFrozen)
        {
            throw new InvalidOperationException($"The node at {Origin} belongs to a parsed file: clone it before changing it.");
        }
    }
}
