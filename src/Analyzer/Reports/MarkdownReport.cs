using System.Globalization;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Reports;

/// <summary>A table in Markdown, for job summaries and comments.</summary>
internal sealed class MarkdownReport : IReport
{
    /// <summary>Job summaries have a bound of one MiB; nobody reads more rows than this.</summary>
    private const int MaxRows = 500;

    /// <inheritdoc/>
    public void Write(LintResult result, TextWriter output)
    {
        var findings = result.Open.ToList();
        output.WriteLine("## dryflux");
        output.WriteLine();
        output.WriteLine($"{Wording.Scope(result)}: **{Wording.Levels(findings)}**");
        if (findings.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("| level | rule | place | finding |");
            output.WriteLine("|---|---|---|---|");
        }

        foreach (var finding in findings.Take(MaxRows))
        {
            output.WriteLine($"| {finding.Level.Word()} | [{finding.Rule.Id}]({finding.Rule.HelpUri}) {finding.Rule.Name} | {Cell(Place(finding, result))} | {Cell(Wording.Message(finding))} |");
        }

        if (findings.Count > MaxRows)
        {
            output.WriteLine();
            output.WriteLine($"... and {Wording.Count(findings.Count - MaxRows, "more finding")}.");
        }

        foreach (var gap in result.Gaps)
        {
            output.WriteLine();
            output.WriteLine($"Not analysed: {Cell(result.InCheckout(gap.Path))}: {Cell(gap.Cause)}");
        }
    }

    private static string Place(Finding finding, LintResult result) => finding.Place.Source.Path.Length == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{result.InCheckout(finding.Place.Source.Path)}:{finding.Place.Start.Line}");

    /// <summary>Text that cannot leave its cell or become markup other than the code marks that messages use.</summary>
    private static string Cell(string text) => Printable.Text(text.ReplaceLineEndings(" "))
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal);
}
