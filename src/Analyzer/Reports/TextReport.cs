using System.Globalization;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Reports;

/// <summary>The report for people: each finding with its source line, then one line that sums up.</summary>
/// <param name="palette">Colours.</param>
/// <param name="quiet">True to leave out the summary.</param>
internal sealed class TextReport(Palette palette, bool quiet) : IReport
{
    /// <inheritdoc/>
    public void Write(LintResult result, TextWriter output)
    {
        foreach (var finding in result.Open)
        {
            Write(finding, output);
            output.WriteLine();
        }

        foreach (var gap in result.Gaps)
        {
            output.WriteLine($"{palette.OfLevel(Level.Warning, "not analysed")}: {Printable.Text(gap.Path)}: {Printable.Text(gap.Cause)}");
        }

        if (!quiet)
        {
            output.WriteLine(Summary(result));
        }
    }

    private void Write(Finding finding, TextWriter output)
    {
        output.WriteLine($"{palette.OfLevel(finding.Level, $"{finding.Level.Word()} {finding.Rule.Id}")} {palette.Strong($"{finding.Rule.Name}: {Printable.Text(finding.Message)}")}");
        var gutter = CodeFrame.Write(finding, palette, output);
        foreach (var related in finding.Related)
        {
            output.WriteLine($"{gutter}{palette.Frame("=")} {Printable.Text(related.Place.ToString())}: {Printable.Text(related.Message)}");
        }

        foreach (var fix in finding.Fixes)
        {
            output.WriteLine($"{gutter}{palette.Frame("=")} fix: {Printable.Text(fix.Title)}{(fix.Safety == FixSafety.Ask ? " (--unsafe-fixes)" : " (--fix)")}");
        }
    }

    private static string Summary(LintResult result)
    {
        var open = result.Open.ToList();
        var levels = ((Level[])[Level.Error, Level.Warning, Level.Note])
            .Select(l => (Count: open.Count(f => f.Level == l), Word: l.Word()))
            .Where(l => l.Count > 0)
            .Select(l => Count(l.Count, l.Word));
        var suppressed = result.Findings.Count - open.Count;
        var found = open.Count == 0 ? "no findings" : string.Join(", ", levels);
        var hidden = suppressed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {suppressed} suppressed");
        var seconds = result.Elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        return $"{Count(result.Files, "file")}, {Count(result.Objects, "Flux object")} judged for Flux {result.Target.Flux}: {found}{hidden} in {seconds} s";
    }

    private static string Count(int number, string word) => string.Create(CultureInfo.InvariantCulture, $"{number} {word}{(number == 1 ? "" : "s")}");
}
