namespace Dryflux.Analyzer.Reports;

/// <summary>The formats by name.</summary>
internal static class ReportFormats
{
    /// <summary>All names, as flags take them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["text", "json", "sarif", "github", "gitlab", "junit", "markdown", "rdjson"];

    /// <summary>The format of one of the names, the text report as given.</summary>
    public static IReport Find(string name, TextReport text) => name switch
    {
        "json" => new JsonReport(),
        "sarif" => new SarifReport(),
        "github" => new GitHubReport(),
        "gitlab" => new GitLabReport(),
        "junit" => new JUnitReport(),
        "markdown" => new MarkdownReport(),
        "rdjson" => new RdJsonReport(),
        _ => text,
    };
}
