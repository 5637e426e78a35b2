using System.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>An object as kustomize prints it, with where each node stands in the text.</summary>
internal sealed class PrintedObject
{
    /// <summary>In order of the text; a container before what it holds.</summary>
    private readonly List<PrintedNode> _nodes;

    private PrintedObject(string text, List<PrintedNode> nodes)
    {
        Text = text;
        _nodes = nodes;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Prints an object; null, with the reasons, when that cannot be.</summary>
    public static PrintedObject? Print(YamlMap root, out IReadOnlyList<NodeError> errors)
    {
        var output = new StringBuilder();
        var nodes = new List<PrintedNode>();
        errors = YamlWriter.Write(root, output, nodes);
        return errors.Count == 0 ? new PrintedObject(output.ToString(), nodes) : null;
    }

    /// <summary>The key, scalar or empty container at an offset: the one it lies in, else the next behind blanks, else the one before.</summary>
    public PrintedNode LeafAt(int offset)
    {
        var index = LastAt(offset);
        var before = index;
        while (before >= 0 && !IsLeaf(_nodes[before]))
        {
            before--;
        }

        if (before >= 0 && offset < _nodes[before].Span.End)
        {
            return _nodes[before];
        }

        var after = index + 1;
        while (after < _nodes.Count && !IsLeaf(_nodes[after]))
        {
            after++;
        }

        var isNext = after < _nodes.Count && (before < 0 || Text.AsSpan(offset, _nodes[after].Span.Start - offset).IsWhiteSpace());
        return _nodes[isNext ? after : Math.Max(before, 0)];
    }

    /// <summary>The mapping that begins at an offset, or null.</summary>
    public YamlMap? MapAt(int offset) => ContainerAt<YamlMap>(offset);

    /// <summary>The list that begins at an offset, or null.</summary>
    public YamlList? ListAt(int offset) => ContainerAt<YamlList>(offset);

    private T? ContainerAt<T>(int offset)
        where T : YamlNode
    {
        for (var i = LastAt(offset); i >= 0 && _nodes[i].Span.Start == offset; i--)
        {
            if (_nodes[i].Node is T found)
            {
                return found;
            }
        }

        return null;
    }

    private int LastAt(int offset)
    {
        var low = -1;
        var high = _nodes.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _nodes[middle].Span.Start <= offset ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private static bool IsLeaf(in PrintedNode printed) => printed.Node is YamlScalar or YamlMap { Entries.Count: 0 } or YamlList { Items.Count: 0 };
}
