using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>The change that fixes make to lists; see <see cref="YamlEdit"/>.</summary>
public static class YamlListEdit
{
    /// <summary>Adds items to a list that has some; to a flow list only items of a single line.</summary>
    /// <param name="list">The list.</param>
    /// <param name="index">0 to stand before the first item, the number of items to stand after the last.</param>
    /// <param name="items">The items as YAML without dash, lines split by <c>\n</c>, indented relative to the item.</param>
    public static SourceEdit? InsertItems(YamlList list, int index, params IReadOnlyList<string> items)
    {
        if (!list.Origin.IsVerbatim || list.Items.Count == 0 || (index != 0 && index != list.Items.Count))
        {
            return null;
        }

        var source = list.Origin.Source;
        if (list.IsFlow)
        {
            var at = index == 0 ? list.Items[0].Origin.Span.Start : list.Items[^1].Origin.Span.End;
            var isInside = list.Origin.Span.Contains(list.Items[0].Origin.Span) && list.Origin.Span.Contains(list.Items[^1].Origin.Span);
            var line = string.Join(", ", items);
            return !isInside || line.Contains('\n', StringComparison.Ordinal) ? null : Edit(source, at, at, index == 0 ? $"{line}, " : $", {line}");
        }

        var start = list.Origin.Span.Start;
        var indent = new string(' ', source.Position(start).Column - 1);
        var blocks = items.Select(i => "- " + string.Join(source.NewLine, i.ReplaceLineEndings("\n").Split('\n').Select((line, n) => n == 0 || line.Length == 0 ? line : $"{indent}  {line}")));
        if (index == 0)
        {
            // Comments right above the first item stay with it.
            var line = source.Position(start).Line;
            while (line > 1 && source.Slice(source.LineSpan(line - 1)).TrimStart() is ['#', ..])
            {
                line--;
            }

            return line == source.Position(start).Line
                ? Edit(source, start, start, string.Concat(blocks.Select(b => b + source.NewLine + indent)))
                : Edit(source, source.LineSpan(line).Start, source.LineSpan(line).Start, string.Concat(blocks.Select(b => indent + b + source.NewLine)));
        }

        var end = source.LineSpan(source.Position(Math.Max(start, list.Origin.Span.End - 1)).Line).End;
        return Edit(source, end, end, string.Concat(blocks.Select(b => source.NewLine + indent + b)));
    }

    private static SourceEdit Edit(SourceText source, int start, int end, string text) => new(source, new TextEdit(TextSpan.FromBounds(start, end), text));
}
