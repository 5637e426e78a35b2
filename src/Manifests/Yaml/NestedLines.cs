using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>
/// Leads from a text of several lines back to the file that holds it line by line, in a literal block or as a file of its own,
/// though a build has changed some of the lines since (a variable's value holds no line break).
/// </summary>
internal sealed class NestedLines
{
    private readonly string _text;
    private readonly SourceText _source;
    private readonly List<(TextSpan Text, TextSpan Source)> _lines;

    private NestedLines(string text, SourceText source, List<(TextSpan Text, TextSpan Source)> lines)
    {
        _text = text;
        _source = source;
        _lines = lines;
    }

    /// <summary>The way back for a scalar's text; null when its lines are not those of the file.</summary>
    public static NestedLines? Of(YamlScalar scalar)
    {
        var source = scalar.Origin.Source;
        var span = scalar.Origin.Span;
        if (span.Length == 0 || source.Content[span.Start] is '>' or '"' or '\'')
        {
            return null;
        }

        var isBlock = source.Content[span.Start] == '|';
        var first = source.Position(span.Start).Line + (isBlock ? 1 : 0);
        var last = source.Position(span.End - 1).Line;
        var lines = new List<(TextSpan Text, TextSpan Source)>();
        var indent = -1;
        for (var start = 0; start < scalar.Value.Length;)
        {
            var length = scalar.Value.AsSpan(start).IndexOf('\n') is var end and >= 0 ? end : scalar.Value.Length - start;
            if (first + lines.Count > last)
            {
                // Blank lines at the end may lie outside of the block's span.
                return scalar.Value.AsSpan(start).IsWhiteSpace() && lines.Count > 0 ? new NestedLines(scalar.Value, source, lines) : null;
            }

            var line = source.LineSpan(first + lines.Count);
            if (indent < 0 && length > 0)
            {
                indent = isBlock ? Math.Max(0, Blanks(source.Slice(line)) - Blanks(scalar.Value.AsSpan(start, length))) : 0;
            }

            var skipped = Math.Min(Math.Max(indent, 0), line.Length);
            lines.Add((new TextSpan(start, length), TextSpan.FromBounds(line.Start + skipped, line.End)));
            start += length + 1;
        }

        return first + lines.Count > last ? new NestedLines(scalar.Value, source, lines) : null;
    }

    /// <summary>The stretch of the file for a stretch of the text; where a line was changed inside it, the whole change.</summary>
    public TextSpan ToSource(TextSpan span)
    {
        var start = ToSource(span.Start, isEnd: false);
        return TextSpan.FromBounds(start, Math.Max(start, span.Length == 0 ? start : ToSource(span.End, isEnd: true)));
    }

    /// <summary>True when the file has at a stretch what the text has.</summary>
    public bool IsSame(TextSpan text, TextSpan source)
    {
        var (first, _) = LineAt(text.Start);
        return text.Length == source.Length && text.End <= first.End && _source.Slice(source).SequenceEqual(_text.AsSpan(text.Start, text.Length));
    }

    private int ToSource(int offset, bool isEnd)
    {
        var (text, source) = LineAt(offset);
        var value = _text.AsSpan(text.Start, text.Length);
        var file = _source.Slice(source);
        var column = Math.Min(offset - text.Start, text.Length);
        var before = value.CommonPrefixLength(file);
        if (column <= before)
        {
            return source.Start + column;
        }

        var after = 0;
        while (after < Math.Min(value.Length, file.Length) - before && value[^(after + 1)] == file[^(after + 1)])
        {
            after++;
        }

        return text.Length - column <= after ? source.End - (text.Length - column) : isEnd ? source.End - after : source.Start + before;
    }

    private (TextSpan Text, TextSpan Source) LineAt(int offset)
    {
        var low = 0;
        var high = _lines.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _lines[middle].Text.Start <= offset ? (middle, high) : (low, middle - 1);
        }

        return _lines[low];
    }

    private static int Blanks(ReadOnlySpan<char> line) => line.Length - line.TrimStart(' ').Length;
}
