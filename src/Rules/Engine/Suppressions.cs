using System.Text.RegularExpressions;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Scripts;

namespace Dryflux.Rules.Engine;

/// <summary>
/// Comments that keep findings out of a report: <c># dryflux: ignore[FX201] reason</c> on the line or above it,
/// <c># dryflux: ignore-file[FX227] reason</c> before the first document's content. Rules by id or name, several with commas. They work in YAML, and
/// in scripts and other files whose comments begin with <c>#</c>.
/// </summary>
internal static partial class Suppressions
{
    public static IEnumerable<Finding> Apply(IReadOnlyList<Finding> findings, Workspace workspace, IReadOnlyList<Rule> catalogue, IReadOnlyList<Rule> on, RuleSettings settings)
    {
        var ids = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var rule in catalogue)
        {
            ids[rule.Info.Id] = ids[rule.Info.Name] = rule.Info.Id;
        }

        var byPath = findings.ToLookup(f => f.Place.Source.Path, StringComparer.Ordinal);
        var result = new List<Finding>();
        var covered = new HashSet<string>(StringComparer.Ordinal);
        var unused = on.FirstOrDefault(r => r is UnusedSuppression) as UnusedSuppression;
        // A comment about a change outlives it: the next run compares with another base.
        var lasting = on.Where(r => r is not ChangeRule).Select(r => r.Info.Id).ToHashSet(StringComparer.Ordinal);
        var isScriptRead = unused is not null || findings.Any(f => workspace.File(f.Place.Source.Path) is null);
        foreach (var (source, comments) in Commented(workspace, isScriptRead))
        {
            var path = source.Path;
            covered.Add(path);
            foreach (var finding in byPath[path])
            {
                var comment = comments.Find(c => Covers(c, finding, ids));
                comment?.Used.Add(finding.Rule.Id);
                result.Add(comment is null ? finding : finding with { Suppression = new Suppression(comment.Place, comment.Reason) });
            }

            // Documents show such comments as examples.
            if (unused is not null && !TextFiles.IsDocument(path))
            {
                var stale = new List<Finding>();
                var context = new RuleContext(unused.Info, workspace, settings, stale);
                foreach (var comment in comments)
                {
                    unused.Check(comment, ids, lasting, context);
                }

                result.AddRange(stale.Select(settings.Apply).OfType<Finding>());
            }
        }

        return result.Concat(findings.Where(f => !covered.Contains(f.Place.Source.Path)));
    }

    private static IEnumerable<(SourceText Source, List<SuppressionComment> Comments)> Commented(Workspace workspace, bool scriptsToo)
    {
        foreach (var file in workspace.Files)
        {
            yield return (file.Yaml.Source, [.. Read(file.Yaml)]);
        }

        foreach (var text in scriptsToo ? TextFiles.NotYaml(workspace).Where(t => t.Content.Contains("dryflux: ignore", StringComparison.Ordinal)) : [])
        {
            yield return (text, [.. Read(text)]);
        }
    }

    private static IEnumerable<SuppressionComment> Read(SourceText text)
    {
        var isHead = true;
        for (var line = 1; line <= text.LineCount; line++)
        {
            var span = text.LineSpan(line);
            var content = text.Slice(span).ToString();
            var isAlone = IsAlone(content);
            isHead &= isAlone || string.IsNullOrWhiteSpace(content);
            if (InScript().Match(content) is not { Success: true } comment || Pattern().Match(comment.Groups["text"].Value) is not { Success: true } match)
            {
                continue;
            }

            var target = line;
            while (isAlone && target <= text.LineCount && IsAlone(text.Slice(text.LineSpan(target)).ToString()))
            {
                target++;
            }

            yield return Comment(match, new Place(text, TextSpan.FromBounds(span.Start + comment.Index, span.End)), isHead, target);
        }

        static bool IsAlone(string line) => line.TrimStart() is ['#', ..];
    }

    private static IEnumerable<SuppressionComment> Read(YamlFile file)
    {
        var firstContent = file.Documents is [var first, ..] ? first.Span.Start : int.MaxValue;
        foreach (var comment in file.Comments)
        {
            if (Pattern().Match(comment.Text) is not { Success: true } match)
            {
                continue;
            }

            // A comment alone on its line speaks of the next line that is no comment.
            var line = comment.Line;
            while (comment.IsAlone && file.CommentOn(line) is { IsAlone: true })
            {
                line++;
            }

            yield return Comment(match, new Place(file.Source, comment.Span), comment.Span.Start <= firstContent, line);
        }
    }

    private static SuppressionComment Comment(Match match, Place place, bool isHead, int line) => new(
        place,
        [.. match.Groups["rules"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        match.Groups["reason"].Value.Trim(),
        match.Groups["file"].Success && isHead ? null : line);

    private static bool Covers(SuppressionComment comment, Finding finding, Dictionary<string, string> ids) =>
        comment.Rules.Any(r => ids.GetValueOrDefault(r) == finding.Rule.Id)
        && (comment.Line is null || comment.Line == finding.Place.Start.Line);

    [GeneratedRegex(@"^dryflux:\s*ignore(?<file>-file)?\s*\[(?<rules>[^\]]*)\]\s*:?\s*(?<reason>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(?<!\S)#\s*(?<text>dryflux:.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex InScript();
}
