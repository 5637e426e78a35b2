using System.Globalization;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Reports;

/// <summary>How reports word things.</summary>
internal static class Wording
{
    /// <summary>The message with its label and steps, for formats that have no place of their own for them.</summary>
    public static string Message(Finding finding)
    {
        var message = finding.Label is { Length: > 0 } label ? $"{finding.Message} ({label})" : finding.Message;
        return finding.Steps.Count == 0 ? message : $"{message}. Instead: {string.Join("; ", finding.Steps.Select((step, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {step}")))}";
    }

    /// <summary>A related place; one of the base revision as Git writes it, <c>main:apps/podinfo.yaml:3:1</c>.</summary>
    public static string Place(RelatedPlace related, LintResult result) => related.IsInBase ? $"{result.Base ?? "base"}:{related.Place}" : related.Place.ToString();

    /// <summary>The text as a sentence with its final stop.</summary>
    public static string Sentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : text + ".";

    /// <summary>How the object came to be built, from the outermost Flux Kustomization inward, as <c>clusters/production/apps.yaml:1 > apps/kustomization.yaml:5</c>.</summary>
    public static string Way(Finding finding) =>
        string.Join(" > ", finding.Trail.Reverse().Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Source.Path}:{p.Start.Line}")));

    /// <summary>A number with its word, as <c>2 files</c>.</summary>
    public static string Count(int number, string word) => string.Create(CultureInfo.InvariantCulture, $"{number} {word}{(number == 1 ? "" : "s")}");

    /// <summary>What was looked at, as <c>12 files, 7 Flux objects, 2 clusters judged for Flux 2.7 (production) and 2.9 (staging)</c>.</summary>
    public static string Scope(LintResult result) =>
        $"{Count(result.Files, "file")}, {Count(result.Objects, "Flux object")}{(result.Clusters.Count == 0 ? "" : $", {Count(result.Clusters.Count, "cluster")}")} judged for Flux {Releases(result)}";

    private static string Releases(LintResult result)
    {
        var releases = result.Clusters.GroupBy(c => c.Flux, c => c.Name).OrderBy(g => g.Key).ToList();
        return releases switch
        {
            [] => result.Target.Flux.ToString(),
            [var only] => only.Key.ToString(),
            _ => List(releases.Select(r => $"{r.Key} ({string.Join(", ", r)})")),
        };
    }

    /// <summary>Words with commas and a last <c>and</c>.</summary>
    private static string List(IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count == 1 ? all[0] : $"{string.Join(", ", all.Take(all.Count - 1))} and {all[^1]}";
    }

    /// <summary>How many findings of each level there are, as <c>1 error, 2 notes</c>; or <c>no findings</c>.</summary>
    public static string Levels(IReadOnlyCollection<Finding> findings)
    {
        var counts = ((Level[])[Level.Error, Level.Warning, Level.Note])
            .Select(level => (Level: level, Number: findings.Count(f => f.Level == level)))
            .Where(c => c.Number > 0)
            .Select(c => Count(c.Number, c.Level.Word()));
        return findings.Count == 0 ? "no findings" : string.Join(", ", counts);
    }
}
