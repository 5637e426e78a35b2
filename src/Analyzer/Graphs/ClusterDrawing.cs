using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Analyzer.Graphs;

/// <summary>
/// What a picture of a cluster shows: its components, the sources they read, and objects that something needs and nothing applies. What an
/// object needs of its namespace or definition would hide all else, and stands in the JSON format alone.
/// </summary>
internal sealed class ClusterDrawing
{
    private readonly OrderedDictionary<ResourceId, DrawnNode> _nodes = [];
    private readonly HashSet<(int, int, ClusterEdgeKind)> _drawn = [];
    private readonly List<DrawnEdge> _edges = [];

    /// <summary>Draws a cluster.</summary>
    public ClusterDrawing(Cluster cluster)
    {
        foreach (var component in cluster.Components)
        {
            Node(component.Id, NodeShape.Component);
        }

        foreach (var edge in cluster.Edges.Where(e => Label(e.Kind) is not null && cluster.Component(e.From.Id) is not null))
        {
            Draw(cluster, edge);
        }

        _edges.Sort((a, b) => (a.From.Number, a.Kind, a.To.Number).CompareTo((b.From.Number, b.Kind, b.To.Number)));
    }

    /// <summary>The nodes, components first.</summary>
    public IEnumerable<DrawnNode> Nodes => _nodes.Values;

    /// <summary>The edges, in order of where they start.</summary>
    public IReadOnlyList<DrawnEdge> Edges => _edges;

    private void Draw(Cluster cluster, ClusterEdge edge)
    {
        if (edge.Kind == ClusterEdgeKind.Applies && cluster.Component(edge.TargetId) is null)
        {
            return;
        }

        var target = Key(edge.TargetId);
        var shape = edge.Kind == ClusterEdgeKind.Source ? NodeShape.Source : NodeShape.Object;
        var to = Node(target, edge.IsResolved || cluster.Find(target).IsCertain ? shape : NodeShape.Missing);
        var from = Node(edge.From.Id, NodeShape.Component);
        if (from != to && _drawn.Add((from.Number, to.Number, edge.Kind)))
        {
            _edges.Add(new DrawnEdge(from, to, edge.Kind, Label(edge.Kind)!));
        }
    }

    private static string? Label(ClusterEdgeKind kind) => kind switch
    {
        ClusterEdgeKind.Applies => "applies",
        ClusterEdgeKind.Source => "source",
        ClusterEdgeKind.DependsOn => "depends on",
        ClusterEdgeKind.ValuesFrom => "values",
        ClusterEdgeKind.SubstituteFrom => "variables",
        _ => null,
    };

    private static ResourceId Key(ResourceId id) => id with { Version = "" };

    private DrawnNode Node(ResourceId id, NodeShape shape)
    {
        var key = Key(id);
        if (!_nodes.TryGetValue(key, out var node))
        {
            _nodes[key] = node = new DrawnNode(_nodes.Count, id.Kind, $"{(id.Namespace.Length > 0 ? id.Namespace + "/" : "")}{id.Name}", shape);
        }

        return node;
    }
}
