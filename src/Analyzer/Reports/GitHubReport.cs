using System.Globalization;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Reports;

/// <summary>GitHub workflow commands: annotations on the lines of a change.</summary>
internal sealed class GitHubReport : IReport
{
    /// <inheritdoc/>
    public void Write(LintResult result, TextWriter output)
    {
        foreach (var finding in result.Open)
        {
            var command = finding.Level switch { Level.Error => "error", Level.Warning => "warning", _ => "notice" };
            var title = Property($"{finding.Rule.Id} {finding.Rule.Name}");
            output.WriteLine($"::{command} {Location(finding, result)}title={title}::{Data(Wording.Message(finding))}");
        }

        foreach (var gap in result.Gaps)
        {
            output.WriteLine($"::warning file={Property(result.InCheckout(gap.Path))},title=not analysed::{Data(gap.Cause)}");
        }
    }

    private static string Location(Finding finding, LintResult result)
    {
        var (start, end) = (finding.Place.Start, finding.Place.End);
        if (finding.Place.Source.Path.Length == 0)
        {
            return "";
        }

        // Columns of a stretch over several lines are refused.
        var columns = start.Line == end.Line ? string.Create(CultureInfo.InvariantCulture, $"col={start.Column},endColumn={end.Column},") : "";
        return string.Create(CultureInfo.InvariantCulture, $"file={Property(result.InCheckout(finding.Place.Source.Path))},line={start.Line},endLine={end.Line},{columns}");
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
