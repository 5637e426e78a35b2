using System.Text.RegularExpressions;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Engine;

/// <summary>
/// Comments that keep findings out of a report: <c># dryflux: ignore[FX201] reason</c> on the line or above it,
/// <c># dryflux: ignore-file[FX227] reason</c> before the first document's content. Rules by id or name, several with commas.
/// </summary>
internal static partial class Suppressions
{
    public static IEnumerable<Finding> Apply(IReadOnlyList<Finding> findings, Workspace workspace, IReadOnlyList<Rule> catalogue, IReadOnlyList<Rule> on, RuleSettings settings)
    {
        var ids = catalogue.SelectMany(r => (string[])[r.Info.Id, r.Info.Name], (r, key) => (key, r.Info.Id)).ToDictionary(p => p.key, p => p.Id, StringComparer.OrdinalIgnoreCase);
        var byPath = findings.ToLookup(f => f.Place.Source.Path, StringComparer.Ordinal);
        var result = new List<Finding>();
        var covered = new HashSet<string>(StringComparer.Ordinal);
        var unused = on.FirstOrDefault(r => r is UnusedSuppression) as UnusedSuppression;
        foreach (var file in workspace.Files)
        {
            var path = file.Path.Value;
            covered.Add(path);
            var comments = Read(file.Yaml).ToList();
            foreach (var finding in byPath[path])
            {
                var comment = comments.Find(c => Covers(c, finding, ids));
                comment?.Used.Add(finding.Rule.Id);
                result.Add(comment is null ? finding : finding with { Suppression = new Suppression(comment.Place, comment.Reason) });
            }

            if (unused is not null)
            {
                var stale = new List<Finding>();
                var context = new RuleContext(unused.Info, workspace, settings, stale);
                foreach (var comment in comments)
                {
                    // A comment about a change outlives it: the next run compares with another base.
                    unused.Check(comment, ids, on.Where(r => r is not ChangeRule).Select(r => r.Info.Id).ToHashSet(StringComparer.Ordinal), context);
                }

                result.AddRange(stale.Select(settings.Apply).OfType<Finding>());
            }
        }

        return result.Concat(findings.Where(f => !covered.Contains(f.Place.Source.Path)));
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

            yield return new SuppressionComment(
                new Place(file.Source, comment.Span),
                [.. match.Groups["rules"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
                match.Groups["reason"].Value.Trim(),
                match.Groups["file"].Success && comment.Span.Start <= firstContent ? null : line);
        }
    }

    private static bool Covers(SuppressionComment comment, Finding finding, Dictionary<string, string> ids) =>
        comment.Rules.Any(r => ids.GetValueOrDefault(r) == finding.Rule.Id)
        && (comment.Line is null || comment.Line == finding.Place.Start.Line);

    [GeneratedRegex(@"^dryflux:\s*ignore(?<file>-file)?\s*\[(?<rules>[^\]]*)\]\s*:?\s*(?<reason>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
