using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>
/// Finds the comments of a YAML text in the gaps between its scalars. The scanner is not asked for them, because keeping
/// comments makes some valid files unparsable there.
/// </summary>
internal static class CommentFinder
{
    /// <param name="source">The text.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="length">How far to look.</param>
    /// <param name="opaque">Spans of scalars in order of the text: a <c>#</c> inside is no comment.</param>
    public static IReadOnlyList<Comment> Find(SourceText source, int start, int length, IReadOnlyList<TextSpan> opaque)
    {
        var comments = new List<Comment>();
        var text = source.Content;
        var end = start + length;
        var position = start;
        foreach (var span in opaque)
        {
            Scan(Math.Min(span.Start, end));
            position = Math.Max(position, span.End);
        }

        Scan(end);
        return comments;

        void Scan(int limit)
        {
            while (position < limit)
            {
                var found = text.IndexOf('#', position, limit - position);
                if (found < 0)
                {
                    position = limit;
                    return;
                }

                if (found > start && text[found - 1] is not (' ' or '\t' or '\n' or '\r'))
                {
                    position = found + 1;
                    continue;
                }

                var line = source.Position(found).Line;
                var lineSpan = source.LineSpan(line);
                comments.Add(new Comment(
                    TextSpan.FromBounds(found, lineSpan.End),
                    line,
                    text.AsSpan(lineSpan.Start, found - lineSpan.Start).IsWhiteSpace(),
                    text[(found + 1)..lineSpan.End].Trim()));
                position = lineSpan.End;
            }
        }
    }
}
