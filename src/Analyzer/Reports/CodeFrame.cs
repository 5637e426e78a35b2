using System.Globalization;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Reports;

/// <summary>The source line of a finding with carets below what is meant.</summary>
internal static class CodeFrame
{
    /// <summary>Longest stretch of a line that is shown; of longer lines the part round the marked text.</summary>
    private const int MaxWidth = 160;

    private const string Cut = "…";

    /// <summary>Writes arrow, line and carets.</summary>
    /// <returns>Blanks as wide as the gutter, for the lines that follow.</returns>
    public static string Write(Finding finding, Palette palette, TextWriter output)
    {
        var place = finding.Place;
        var source = place.Source;
        if (source.Content.Length == 0)
        {
            if (source.Path.Length > 0)
            {
                output.WriteLine($" {palette.Frame("-->")} {Printable.Text(source.Path)}");
            }

            return "  ";
        }

        var start = place.Start;
        var number = start.Line.ToString(CultureInfo.InvariantCulture);
        var gutter = new string(' ', number.Length + 1);
        output.WriteLine($"{gutter[..^1]}{palette.Frame("-->")} {Printable.Text(place.ToString())}");
        output.WriteLine($"{gutter}{palette.Frame("|")}");

        var (before, marked, after) = Split(source, source.LineSpan(start.Line), place.Span, finding.MarksSecret);
        var line = $"{before}{marked}{after}".TrimEnd();
        output.WriteLine(line.Length == 0 ? palette.Frame($"{number} |") : $"{palette.Frame($"{number} |")} {line}");
        var carets = palette.OfLevel(finding.Level, new string('^', Math.Max(1, Printable.Width(marked))));
        var label = finding.Label is { } text ? " " + palette.OfLevel(finding.Level, Printable.Text(text)) : "";
        output.WriteLine($"{gutter}{palette.Frame("|")} {new string(' ', Printable.Width(before))}{carets}{label}");
        return gutter;
    }

    private static (string Before, string Marked, string After) Split(SourceText source, TextSpan line, TextSpan span, bool isSecret)
    {
        var start = Math.Clamp(span.Start, line.Start, line.End);
        var end = Math.Clamp(span.End, start, line.End);
        var before = Printable.Text(source.Slice(TextSpan.FromBounds(line.Start, start)));
        var marked = Printable.Text(source.Slice(TextSpan.FromBounds(start, end)));
        var after = Printable.Text(source.Slice(TextSpan.FromBounds(end, line.End)));
        marked = isSecret ? new string('*', marked.Length) : marked;
        if (before.Length + marked.Length + after.Length <= MaxWidth)
        {
            return (before, marked, after);
        }

        if (marked.Length > MaxWidth / 2)
        {
            (marked, after) = (marked[..(MaxWidth / 2)], Cut);
        }

        if (before.Length > MaxWidth / 4)
        {
            before = Cut + before[^(MaxWidth / 4)..];
        }

        var room = MaxWidth - before.Length - marked.Length;
        return (before, marked, after.Length > room ? after[..room] + Cut : after);
    }
}
