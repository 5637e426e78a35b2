using Dryflux.Manifests.Simulation;

namespace Dryflux.Analyzer.Graphs;

/// <summary>A flow chart as Mermaid draws it, one box a cluster.</summary>
internal static class MermaidGraph
{
    public static void Write(IReadOnlyList<Cluster> clusters, TextWriter output)
    {
        output.Write("flowchart LR\n");
        for (var i = 0; i < clusters.Count; i++)
        {
            var drawing = new ClusterDrawing(clusters[i]);
            output.Write(FormattableString.Invariant($"  subgraph c{i}[\"{Escape(clusters[i].Name)}\"]\n"));
            foreach (var node in drawing.Nodes)
            {
                var (open, close) = node.Shape switch
                {
                    NodeShape.Source => ("[(", ")]"),
                    NodeShape.Component => ("[", "]"),
                    _ => ("([", "])"),
                };
                var style = node.Shape == NodeShape.Missing ? ":::missing" : "";
                output.Write(FormattableString.Invariant($"    c{i}n{node.Number}{open}\"{Escape(node.Kind)}<br/>{Escape(node.Name)}\"{close}{style}\n"));
            }

            foreach (var edge in drawing.Edges)
            {
                var arrow = edge.Kind switch
                {
                    ClusterEdgeKind.Applies => "-->",
                    ClusterEdgeKind.DependsOn => "==>|depends on|",
                    _ => $"-.->|{edge.Label}|",
                };
                output.Write(FormattableString.Invariant($"    c{i}n{edge.From.Number} {arrow} c{i}n{edge.To.Number}\n"));
            }

            output.Write("  end\n");
        }

        output.Write("  classDef missing stroke-dasharray: 4\n");
    }

    /// <summary>A text between double quotes: Mermaid takes entities there.</summary>
    private static string Escape(string text) => text.Replace("#", "#35;", StringComparison.Ordinal).Replace("\"", "#quot;", StringComparison.Ordinal).Replace("<", "#lt;", StringComparison.Ordinal).Replace(">", "#gt;", StringComparison.Ordinal);
}
