using System.Text;
using Dryflux.Analyzer.Reports;
using Dryflux.Manifests.Changes;

namespace Dryflux.Analyzer.Diffs;

/// <summary>A change for a comment on a pull request: counts first, everything else folded in.</summary>
internal static class MarkdownDiff
{
    /// <summary>GitHub and GitLab refuse longer comments; below that is room for a few words.</summary>
    private const int MaxLength = 60_000;

    /// <summary>Writes it.</summary>
    public static void Write(ChangeSet changes, TextWriter output)
    {
        var text = new StringBuilder();
        text.Append($"## dryflux diff\n\nAgainst `{changes.Base}`: **{ChangeSet.Count(changes.Changed.SelectMany(c => c.Objects))}**\n");
        var left = 0;
        foreach (var cluster in changes.Changed)
        {
            var section = Section(cluster, changes);
            if (text.Length + section.Length > MaxLength)
            {
                left++;
                continue;
            }

            text.Append(section);
        }

        if (left > 0)
        {
            text.Append($"\nToo long to show: {Wording.Count(left, "more cluster")}. `dryflux diff --base {changes.Base}` prints all.\n");
        }

        output.Write(text);
    }

    private static StringBuilder Section(ClusterChange cluster, ChangeSet changes)
    {
        var note = cluster switch
        {
            { Before: null } => $"new, {Wording.Count(cluster.After!.Objects.Count, "object")}",
            { After: null } => "no longer found here",
            _ => ChangeSet.Count(cluster.Objects),
        };
        var text = new StringBuilder($"\n<details><summary>{Escaped(cluster.Name)}: {note}</summary>\n");
        var lines = new ChangeLines(changes.Base);
        foreach (var (component, objects) in ChangeSet.ByComponent(cluster))
        {
            text.Append($"\n**{Escaped(ChangeSet.Name(component))}**{(changes.WhyUnknown(component) is { } cause ? Escaped($": {cause}") : "")}\n");
            if (objects.Count > 0)
            {
                AppendFenced(objects, lines, text);
            }
        }

        return text.Append("\n</details>\n");
    }

    private static void AppendFenced(IReadOnlyList<ObjectChange> objects, ChangeLines lines, StringBuilder text)
    {
        var block = new StringBuilder();
        foreach (var change in objects)
        {
            block.Append($"{(change.IsAdded ? '+' : change.IsRemoved ? '-' : '!')} {Printable.Text(TextDiff.Heading(change, lines))}\n");
            foreach (var line in lines.Of(change))
            {
                block.Append($"{line.Mark}   {Printable.Text(line.Text)}\n");
            }
        }

        // A fence that the text cannot end.
        var fence = "```";
        while (block.ToString().Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        text.Append($"\n{fence}diff\n{block}{fence}\n");
    }

    private static string Escaped(string text) => Printable.Text(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal);
}
