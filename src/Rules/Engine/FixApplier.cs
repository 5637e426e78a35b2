using System.Text;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Security;

namespace Dryflux.Rules.Engine;

/// <summary>
/// Makes fixes in texts, in memory. A fix is made whole or not at all; of two that touch the same text the first one wins and the
/// other waits for the next round. Every changed YAML text is parsed again, and a fix that broke it, lost a comment or changed
/// anything outside its edits is dropped; so is one for a file that SOPS sealed. In a script an edit is only what it says.
/// </summary>
public static class FixApplier
{
    /// <summary>The texts that change, with what becomes of them, and the findings that were fixed.</summary>
    /// <param name="findings">Findings; suppressed ones are left alone.</param>
    /// <param name="unsafeToo">True to make the fixes that need asking.</param>
    public static FixResult Apply(IEnumerable<Finding> findings, bool unsafeToo)
    {
        var accepted = new Dictionary<SourceText, List<TextEdit>>(ReferenceEqualityComparer.Instance);
        var changed = new Dictionary<SourceText, string>(ReferenceEqualityComparer.Instance);
        var parsed = new Dictionary<SourceText, YamlFile>(ReferenceEqualityComparer.Instance);
        var done = new List<Finding>();
        foreach (var finding in findings.Where(f => f.Suppression is null))
        {
            var fix = finding.Fixes.FirstOrDefault(f => f.Safety == FixSafety.Safe) ?? (unsafeToo ? finding.Fixes.FirstOrDefault() : null);
            if (fix is not null && TryApply(fix, parsed, accepted, changed))
            {
                done.Add(finding);
            }
        }

        return new FixResult(changed, done);
    }

    private static bool TryApply(Fix fix, Dictionary<SourceText, YamlFile> parsed, Dictionary<SourceText, List<TextEdit>> accepted, Dictionary<SourceText, string> changed)
    {
        var attempt = new List<(SourceText Source, List<TextEdit> Edits, string Text)>();
        foreach (var group in fix.Edits.GroupBy(e => e.Source))
        {
            var edits = accepted.TryGetValue(group.Key, out var earlier) ? [.. earlier] : new List<TextEdit>();
            foreach (var (_, edit) in group)
            {
                if (edits.Exists(e => e.Span.Overlaps(edit.Span) || e.Span.Start == edit.Span.Start))
                {
                    return false;
                }

                edits.Add(edit);
            }

            edits.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
            var text = Rewrite(group.Key, edits);
            if (RepoPath.Parse(group.Key.Path) is { IsYaml: true } or { Name: "Kustomization" })
            {
                if (!parsed.TryGetValue(group.Key, out var before))
                {
                    parsed[group.Key] = before = YamlParser.Parse(group.Key);
                }

                if (before.Documents.Any(d => Sops.IsSealed(Field.Root(d.Root))) || !IsSameOutside(before, edits, text))
                {
                    return false;
                }
            }

            attempt.Add((group.Key, edits, text));
        }

        foreach (var (source, edits, text) in attempt)
        {
            accepted[source] = edits;
            changed[source] = text;
        }

        return true;
    }

    private static string Rewrite(SourceText source, List<TextEdit> edits)
    {
        var text = new StringBuilder(source.Content.Length + 64);
        var position = 0;
        foreach (var edit in edits)
        {
            text.Append(source.Content, position, edit.Span.Start - position).Append(edit.NewText);
            position = edit.Span.End;
        }

        return text.Append(source.Content, position, source.Content.Length - position).ToString();
    }

    /// <summary>What stands outside the edits must read the same before and after: every scalar and every comment.</summary>
    private static bool IsSameOutside(YamlFile before, List<TextEdit> edits, string text)
    {
        var after = YamlParser.Parse(new SourceText(before.Source.Path, text));
        if (after.Error?.Kind != before.Error?.Kind || before.Documents.Count != after.Documents.Count)
        {
            return false;
        }

        var spansBefore = edits.ConvertAll(e => e.Span);
        var spansAfter = new List<TextSpan>();
        var shift = 0;
        foreach (var edit in edits)
        {
            spansAfter.Add(new TextSpan(edit.Span.Start + shift, edit.NewText.Length));
            shift += edit.NewText.Length - edit.Span.Length;
        }

        // What is inserted right before or after a plain scalar stands beside it, as a new key does, or becomes a part of it.
        var outside = Outside(after, spansAfter, extended: false).ToList();
        return (Outside(before, spansBefore, extended: false).SequenceEqual(outside) || Outside(before, spansBefore, extended: true).SequenceEqual(outside)) && !LosesComment(before, edits);
    }

    private static IEnumerable<(string Value, ScalarStyle? Style)> Outside(YamlFile file, List<TextSpan> edited, bool extended)
    {
        foreach (var scalar in file.Documents.SelectMany(d => d.Root.SelfAndBelow()).OfType<YamlScalar>())
        {
            // A literal block edited from inside is not outside; its other lines are guarded by the reader of the nested text.
            if (!edited.Exists(e => Touches(e, scalar.Origin.Span) || (extended && scalar.Style == ScalarStyle.Plain && e.Length == 0 && (e.Start == scalar.Origin.Span.Start || e.Start == scalar.Origin.Span.End))))
            {
                yield return (scalar.Value, scalar.Style);
            }
        }

        foreach (var comment in file.Comments)
        {
            if (!edited.Exists(e => Touches(e, comment.Span)))
            {
                yield return (comment.Text, null);
            }
        }
    }

    /// <summary>True when an edit changes a span: shares a character with it, is inserted inside it, or holds an empty value, be it at its end (<c>key:</c>).</summary>
    private static bool Touches(TextSpan edit, TextSpan span) =>
        edit.Overlaps(span)
        || edit == span
        || (edit.Length == 0 && edit.Start > span.Start && edit.Start < span.End)
        || (edit.Length > 0 && span.Length == 0 && span.Start > edit.Start && span.Start <= edit.End);

    /// <summary>True when an edit swallows a comment and more than the comment, and no edit writes it anew.</summary>
    private static bool LosesComment(YamlFile file, List<TextEdit> edits) => edits.Exists(edit =>
        file.Comments.Any(c => c.Span.Overlaps(edit.Span)
            && !file.Source.Slice(TextSpan.FromBounds(Math.Min(edit.Span.Start, c.Span.Start), c.Span.Start)).IsWhiteSpace()
            && !edits.Exists(e => e.NewText.Contains(c.Text, StringComparison.Ordinal))));
}
