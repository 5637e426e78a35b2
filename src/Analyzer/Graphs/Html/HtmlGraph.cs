using System.Security.Cryptography;
using System.Text;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Analyzer.Graphs.Html;

/// <summary>One page to read and search in a browser: a section a cluster, with the tree of its components. Nothing is loaded from elsewhere.</summary>
internal static class HtmlGraph
{
    public static void Write(IReadOnlyList<Cluster> clusters, TextWriter output)
    {
        var (style, script) = (Asset("graph.css"), Asset("graph.js"));
        var html = new HtmlWriter(output);
        html.Verbatim($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="generator" content="dryflux">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'">
            <title>Flux clusters</title>
            <style>{style}</style>
            </head>
            <body>

            """);
        html.Element("header", () => WriteHeader(clusters, html));
        html.Element("main", () =>
        {
            for (var i = 0; i < clusters.Count; i++)
            {
                html.Verbatim("\n");
                new ClusterSection(clusters[i], i, html).Write();
            }
        });
        html.Verbatim($"\n<script>{script}</script>\n</body>\n</html>\n");
    }

    private static void WriteHeader(IReadOnlyList<Cluster> clusters, HtmlWriter html)
    {
        html.Element("h1", "Flux clusters");
        html.Element("nav", () =>
        {
            for (var i = 0; i < clusters.Count; i++)
            {
                html.Link("a", FormattableString.Invariant($"#c{i}"), clusters[i].Name);
                html.Verbatim(" ");
            }
        });
        html.Verbatim("""
            <form>
            <label>Search <input type="search" id="search" placeholder="component, object, source or file" autocomplete="off"></label>
            <output id="found"></output>
            <button type="button" id="open">Open all</button>
            <button type="button" id="close">Close all</button>
            <label>Files open at <input id="address" placeholder="https://github.com/ORG/REPO/blob/main/{file}#L{line}" autocomplete="off" title="Where links to files lead: {file} and {line} are filled in. Empty, they are relative to this page, which then belongs at the root of the repository."></label>
            </form>
            """);
    }

    /// <summary>What a content security policy calls an inline text.</summary>
    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Asset(string name)
    {
        using var reader = new StreamReader(typeof(HtmlGraph).Assembly.GetManifestResourceStream($"graphs/{name}")!);
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
