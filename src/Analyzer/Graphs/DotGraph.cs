using Dryflux.Manifests.Simulation;

namespace Dryflux.Analyzer.Graphs;

/// <summary>A directed graph in Graphviz's language, one box a cluster.</summary>
internal static class DotGraph
{
    public static void Write(IReadOnlyList<Cluster> clusters, TextWriter output)
    {
        output.Write("digraph dryflux {\n  rankdir=LR;\n  node [shape=box];\n");
        for (var i = 0; i < clusters.Count; i++)
        {
            var drawing = new ClusterDrawing(clusters[i]);
            output.Write(FormattableString.Invariant($"  subgraph cluster_{i} {{\n    label={Quote(clusters[i].Name)};\n"));
            foreach (var node in drawing.Nodes)
            {
                var style = node.Shape switch
                {
                    NodeShape.Source => ", shape=cylinder",
                    NodeShape.Object => ", shape=oval",
                    NodeShape.Missing => ", shape=oval, style=dashed",
                    _ => "",
                };
                output.Write(FormattableString.Invariant($"    c{i}n{node.Number} [label={Quote($"{node.Kind}\n{node.Name}")}{style}];\n"));
            }

            foreach (var edge in drawing.Edges)
            {
                var style = edge.Kind switch
                {
                    ClusterEdgeKind.Applies => "",
                    ClusterEdgeKind.DependsOn => " [label=\"depends on\", style=bold]",
                    _ => $" [label={Quote(edge.Label)}, style=dashed]",
                };
                output.Write(FormattableString.Invariant($"    c{i}n{edge.From.Number} -> c{i}n{edge.To.Number}{style};\n"));
            }

            output.Write("  }\n");
        }

        output.Write("}\n");
    }

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
