using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Dryflux.Manifests.Yaml;

/// <summary>
/// Where nodes begin and end in a text. YamlDotNet's marks are right for one-line scalars, but anchors and tags belong to the event
/// and not to the value, block scalars run past their end, and a collection in brackets ends before its bracket.
/// </summary>
/// <param name="text">The text.</param>
internal sealed class ScannerMarks(string text)
{
    /// <summary>The offset of a mark; those of an empty last document lie past the end of the text.</summary>
    public int At(Mark mark) => Math.Min((int)mark.Index, text.Length);

    /// <summary>Where a value begins, behind its anchor and tag.</summary>
    public int StartOf(NodeEvent node)
    {
        var start = At(node.Start);
        if (node.Anchor.IsEmpty && node.Tag.IsEmpty)
        {
            return start;
        }

        while (start < text.Length && text[start] is '&' or '!')
        {
            while (start < text.Length && !char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            start = SkipBlanks(start);
        }

        return start;
    }

    /// <summary>The end of a block scalar without the line breaks after its last line, which only <c>+</c> keeps as content.</summary>
    /// <param name="start">Where its header begins.</param>
    /// <param name="headerEnd">Where its header ends.</param>
    /// <param name="end">Where the scanner says that it ends.</param>
    public int EndOfBlock(int start, int headerEnd, int end)
    {
        if (text.AsSpan(start, headerEnd - start).Contains('+'))
        {
            return end;
        }

        var trimmed = end;
        while (trimmed > headerEnd && text[trimmed - 1] is '\n' or '\r' or ' ')
        {
            trimmed--;
        }

        // Blanks at the end of the last line belong to its text.
        while (trimmed < end && text[trimmed] == ' ')
        {
            trimmed++;
        }

        return trimmed;
    }

    /// <summary>The end of a collection in brackets; null when there is no bracket.</summary>
    /// <param name="last">The event that ends it.</param>
    /// <param name="bracket">The bracket.</param>
    public int? EndOfFlow(ParsingEvent last, char bracket)
    {
        var found = text.IndexOf(bracket, At(last.Start));
        return found < 0 ? null : found + 1;
    }

    private int SkipBlanks(int start)
    {
        while (start < text.Length)
        {
            if (char.IsWhiteSpace(text[start]))
            {
                start++;
            }
            else if (text[start] == '#')
            {
                var end = text.IndexOf('\n', start);
                start = end < 0 ? text.Length : end + 1;
            }
            else
            {
                break;
            }
        }

        return start;
    }
}
