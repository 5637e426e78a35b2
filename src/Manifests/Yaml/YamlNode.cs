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

    /// <summary>Makes this node and everything below it unchangeable.</summary>
    public abstract void Freeze();

    private protected void ThrowIfFrozen()
    {
        if (IsFrozen)
        {
            throw new InvalidOperationException($"The node at {Origin} belongs to a parsed file: clone it before changing it.");
        }
    }
}
