using System.Text;

namespace Dryflux.Manifests.Text;

/// <summary>
/// The text of one file as it was read, with the path people know it by. Offsets count UTF-16 units of <see cref="Content"/>,
/// which holds no byte-order mark; lines end at LF, CRLF or a lone CR.
/// </summary>
public sealed class SourceText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Lazy<int[]> _lineStarts;

    /// <summary>Wraps a text.</summary>
    /// <param name="path">Path from the repository root, with forward slashes.</param>
    /// <param name="content">The decoded text without byte-order mark.</param>
    /// <param name="hasByteOrderMark">True when the file began with a UTF-8 byte-order mark.</param>
    public SourceText(string path, string content, bool hasByteOrderMark = false)
    {
        Path = path;
        Content = content;
        HasByteOrderMark = hasByteOrderMark;
        _lineStarts = new Lazy<int[]>(FindLineStarts);
    }

    /// <summary>Path from the repository root, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>The decoded text without byte-order mark.</summary>
    public string Content { get; }

    /// <summary>True when the file began with a UTF-8 byte-order mark.</summary>
    public bool HasByteOrderMark { get; }

    /// <summary>The line ending that the text uses first: "\n", "\r\n" or "\r"; "\n" where there is none.</summary>
    public string NewLine
    {
        get
        {
            var i = Content.AsSpan().IndexOfAny('\r', '\n');
            if (i < 0 || Content[i] == '\n')
            {
                return "\n";
            }

            return i + 1 < Content.Length && Content[i + 1] == '\n' ? "\r\n" : "\r";
        }
    }

    /// <summary>Number of lines; a final line break does not open another line.</summary>
    public int LineCount => _lineStarts.Value.Length;

    /// <summary>Decodes the bytes of a file; null when they are not UTF-8.</summary>
    /// <param name="path">Path from the repository root, with forward slashes.</param>
    /// <param name="bytes">The bytes, with or without byte-order mark.</param>
    public static SourceText? TryDecode(string path, ReadOnlySpan<byte> bytes)
    {
        var hasMark = bytes is [0xEF, 0xBB, 0xBF, ..];
        try
        {
            return new SourceText(path, StrictUtf8.GetString(hasMark ? bytes[3..] : bytes), hasMark);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The characters at a span.</summary>
    public ReadOnlySpan<char> Slice(TextSpan span) => Content.AsSpan(span.Start, span.Length);

    /// <summary>Line and column of an offset; an offset past the end counts as the end.</summary>
    public LinePosition Position(int offset)
    {
        offset = Math.Clamp(offset, 0, Content.Length);
        var line = Array.BinarySearch(_lineStarts.Value, offset);
        if (line < 0)
        {
            line = ~line - 1;
        }

        return new LinePosition(line + 1, offset - _lineStarts.Value[line] + 1);
    }

    /// <summary>The 1-based line's characters, without its line break.</summary>
    public TextSpan LineSpan(int line)
    {
        var starts = _lineStarts.Value;
        var start = starts[line - 1];
        var end = line < starts.Length ? starts[line] : Content.Length;
        while (end > start && Content[end - 1] is '\r' or '\n')
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    private int[] FindLineStarts()
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < Content.Length; i++)
        {
            if (Content[i] == '\n' || (Content[i] == '\r' && (i + 1 == Content.Length || Content[i + 1] != '\n')))
            {
                if (i + 1 < Content.Length)
                {
                    starts.Add(i + 1);
                }
            }
        }

        return [.. starts];
    }
}
