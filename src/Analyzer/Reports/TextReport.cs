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
            Write(finding, result, output);
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

    private void Write(Finding finding, LintResult result, TextWriter output)
    {
        output.WriteLine($"{palette.OfLevel(finding.Level, $"{finding.Level.Word()} {finding.Rule.Id}")} {palette.Strong($"{finding.Rule.Name}: {Printable.Text(finding.Message)}")}");
        var gutter = CodeFrame.Write(finding, palette, output);
        foreach (var related in finding.Related)
        {
            output.WriteLine($"{gutter}{palette.Frame("=")} {Printable.Text(Wording.Place(related, result))}: {Printable.Text(related.Message)}");
        }

        if (finding.Trail.Count > 0)
        {
            output.WriteLine($"{gutter}{palette.Frame("=")} built by {Printable.Text(Wording.Way(finding))}");
        }

        if (finding.SeenIn.Count > 1)
        {
            output.WriteLine($"{gutter}{palette.Frame("=")} also in {Printable.Text(string.Join(", ", finding.SeenIn.Skip(1)))}");
        }

        for (var i = 0; i < finding.Steps.Count; i++)
        {
            output.WriteLine($"{gutter}{palette.Frame("=")} {(i == 0 ? "instead: " : "         ")}{(i + 1).ToString(CultureInfo.InvariantCulture)}. {Printable.Text(finding.Steps[i])}");
        }

        foreach (var fix in finding.Fixes)
        {
            output.WriteLine($"{gutter}{palette.Frame("=")} fix: {Printable.Text(fix.Title)}{(fix.Safety == FixSafety.Ask ? " (--unsafe-fixes)" : " (--fix)")}");
        }
    }

    private static string Summary(LintResult result)
    {
        var open = result.Open.ToList();
        var parts = new List<string> { Wording.Levels(open) };
        Add(result.Fixed, "fixed");
        Add(result.Findings.Count - open.Count, "suppressed");
        Add(result.Known, "in the baseline");
        Add(result.Earlier, $"in {result.Base} already");
        var seconds = result.Elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        var gone = result.Gone == 0 ? "" : $"\n{Wording.Count(result.Gone, "finding")} of the baseline no longer occur{(result.Gone == 1 ? "s" : "")}: write it anew with --write-baseline";
        return $"{Wording.Scope(result)}: {string.Join(", ", parts)} in {seconds} s{gone}";

        void Add(int number, string what)
        {
            if (number > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{number} {what}"));
            }
        }
    }
}
