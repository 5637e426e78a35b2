using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Revisions;

/// <summary>Tells what a change brings from what was there before: by fingerprint first, so lines may move, then by all that a moved file or a renamed object keeps.</summary>
internal static class NewFindings
{
    /// <summary>The result without what the base has already. A finding that a comment suppressed there is new when the comment is gone.</summary>
    /// <param name="result">What is found now.</param>
    /// <param name="earlier">What is found in the base.</param>
    public static LintResult In(LintResult result, IReadOnlyList<Finding> earlier)
    {
        var open = earlier.Where(f => f.Suppression is null).ToList();
        var left = result.Findings.Zip(result.Fingerprints, (finding, fingerprint) => (Finding: finding, Fingerprint: fingerprint)).ToList();
        var known = Fingerprint.Of(open).Zip(open, KeyValuePair.Create).ToDictionary(StringComparer.Ordinal);
        left.RemoveAll(f => f.Finding.Suppression is null && known.Remove(f.Fingerprint));
        Match(left, [.. known.Values], f => (f.Rule.Id, f.Subject, f.Field, Marked(f)));
        Match(left, [.. known.Values], f => (f.Rule.Id, f.Place.Source.Path, f.Field, Marked(f)));
        Match(left, [.. known.Values], f => (f.Rule.Id, WithoutNamespace(f.Subject), f.Field, Marked(f)));
        return result with
        {
            Findings = left.ConvertAll(f => f.Finding),
            Fingerprints = left.ConvertAll(f => f.Fingerprint),
            Earlier = result.Findings.Count - left.Count,
        };

        void Match<T>(List<(Finding Finding, string)> now, List<Finding> before, Func<Finding, T> keyOf)
            where T : notnull
        {
            var waiting = before.GroupBy(keyOf).ToDictionary(g => g.Key, g => new Queue<Finding>(g));
            now.RemoveAll(f =>
            {
                if (f.Finding.Suppression is not null || !waiting.TryGetValue(keyOf(f.Finding), out var same) || !same.TryDequeue(out var taken))
                {
                    return false;
                }

                known.Remove(known.First(k => ReferenceEquals(k.Value, taken)).Key);
                return true;
            });
        }
    }

    /// <summary>A file that moves to another namespace keeps kind and name.</summary>
    private static string WithoutNamespace(string subject) => subject.Split('/') is [var kind, _, var name] ? $"{kind}/{name}" : subject;

    private static string Marked(Finding finding) => finding.MarksSecret ? "" : finding.Place.Source.Slice(finding.Place.Span).ToString();
}
