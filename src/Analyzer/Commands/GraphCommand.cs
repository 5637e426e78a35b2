using Dryflux.Analyzer.Graphs;
using Dryflux.Analyzer.Graphs.Html;
using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary><c>dryflux graph</c>: shows the clusters of a repository and what ties their components.</summary>
internal static class GraphCommand
{
    public static void Add(CommandLineApplication app, Screen screen) => app.Command("graph", graph =>
    {
        graph.Description = "Show the clusters of a repository, their components and what ties them.";
        var flags = new SimulationFlags(graph);
        var format = graph.Value("--format <FORMAT>", "What to print: mermaid, dot, json, or html: one page to read and search in a browser. Default: mermaid.");
        graph.OnExecute(() =>
        {
            var name = format.Word("mermaid", "dot", "json", "html") ?? "mermaid";
            using var progress = Progress.Start(screen, "building ...");
            var clusters = SimulationFlags.Clusters(flags.Read());
            switch (name)
            {
                case "json":
                    JsonGraph.Write(clusters, graph.Out);
                    break;
                case "html":
                    HtmlGraph.Write(clusters, graph.Out);
                    break;
                case "dot":
                    DotGraph.Write(clusters, graph.Out);
                    break;
                default:
                    MermaidGraph.Write(clusters, graph.Out);
                    break;
            }

            return (int)ExitCode.Clean;
        });
    });
}
