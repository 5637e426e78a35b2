using Dryflux.Manifests.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Dryflux.Manifests.Yaml;

/// <summary>
/// Turns text into nodes with origins, by way of YamlDotNet's events. The only file that touches YamlDotNet: its marks are
/// right for one-line scalars, but container ends lie at the next token and block scalars run past their end, so both are
/// corrected here.
/// </summary>
public sealed class YamlParser
{
    /// <summary>How often a text is read again with one more collection or block put in a form that the scanner reads.</summary>
    private const int MaxAttempts = 20;

    private readonly SourceText _source;
    private readonly YamlLimits _limits;
    private readonly string _text;
    private readonly int _offset;
    private readonly IParser _events;
    private readonly Dictionary<string, YamlNode?> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<YamlNode, long> _expandedSize = new(ReferenceEqualityComparer.Instance);
    private readonly List<YamlDocument> _documents = [];
    private readonly List<TextSpan> _opaque = [];
    private readonly List<DuplicateKey> _duplicates = [];

    /// <summary>Where the node read last ends in the text: an alias ends where it stands, not where its anchor's value does.</summary>
    private int _end;

    private readonly int _attempt;

    private int _flowDepth;
    private int _flowStart;

    /// <summary>Where a flow collection begins, or stands before, at which the scanner itself failed.</summary>
    private int? _brokenFlow;

    /// <summary>A place behind the first lines of a literal block that the scanner refuses for them.</summary>
    private int? _brokenBlock;

    private YamlParser(SourceText source, TextSpan region, YamlLimits limits)
        : this(source, region.Start, region.Start == 0 && region.Length == source.Content.Length ? source.Content : source.Content.Substring(region.Start, region.Length), limits, attempt: 0)
    {
    }

    private YamlParser(SourceText source, int offset, string text, YamlLimits limits, int attempt)
    {
        _source = source;
        _limits = limits;
        _offset = offset;
        _text = text;
        _attempt = attempt;
        _events = new Parser(new Scanner(new StringReader(_text), skipComments: true));
    }

    /// <summary>Parses a whole file. Never throws for what stands in the text: see <see cref="YamlFile.Error"/>.</summary>
    public static YamlFile Parse(SourceText source, YamlLimits? limits = null) =>
        new YamlParser(source, new TextSpan(0, source.Content.Length), limits ?? YamlLimits.Default).Read();

    /// <summary>Parses a stretch of a file as if it stood alone; places are those in the file.</summary>
    internal static YamlFile ParseRegion(SourceText source, TextSpan region) => new YamlParser(source, region, YamlLimits.Default).Read();

    private YamlFile Read()
    {
        var error = CheckBytes() ?? ReadDocuments();
        if (_attempt < MaxAttempts && Repaired() is { } repaired)
        {
            return new YamlParser(_source, _offset, repaired, _limits, _attempt + 1).Read();
        }

        foreach (var document in _documents)
        {
            document.Root.Freeze();
        }

        return new YamlFile(_source, _documents, error is null || _opaque.Count > 0 ? CommentFinder.Find(_source, _offset, _text.Length, _opaque) : [], _duplicates, error);
    }

    private string? Repaired() =>
        _brokenFlow is { } flow ? FlowLines.Join(_text, flow)
        : _brokenBlock is { } block ? BlockLines.Clear(_text, block)
        : null;

    private YamlError? CheckBytes()
    {
        if (_source.Content.Length > _limits.FileBytes)
        {
            return new YamlError(YamlErrorKind.Limit, $"the file is larger than {_limits.FileBytes} bytes", default);
        }

        // Go's YAML refuses these ("control characters are not allowed"); YamlDotNet lets some through.
        var bad = _text.AsSpan().IndexOfAny(ControlCharacters);
        return bad < 0
            ? null
            : new YamlError(YamlErrorKind.Syntax, $"control character U+{(int)_text[bad]:X4}: the file is binary or damaged", new TextSpan(bad + _offset, 1));
    }

    private static readonly System.Buffers.SearchValues<char> ControlCharacters = System.Buffers.SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F");

    private static readonly System.Buffers.SearchValues<char> AnchorCharacters = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private YamlError? ReadDocuments()
    {
        try
        {
            while (MoveNext())
            {
                if (_events.Current is DocumentStart)
                {
                    _anchors.Clear();
                    _expandedSize.Clear();
                    Advance();
                    var root = ReadNode(depth: 0);
                    if (_expandedSize.GetValueOrDefault(root, 1) > _limits.ExpandedNodes)
                    {
                        throw new LimitException($"aliases expand to more than {_limits.ExpandedNodes} nodes", root.Origin.Span);
                    }

                    _documents.Add(new YamlDocument(_documents.Count, root, root.Origin.Span));
                }
            }

            return null;
        }
        catch (LimitException limit)
        {
            return new YamlError(YamlErrorKind.Limit, limit.Message, limit.Span);
        }
        catch (YamlException broken)
        {
            _brokenBlock = broken.Message.Contains("extra spaces in first line", StringComparison.Ordinal) ? Math.Min((int)broken.Start.Index, _text.Length) : null;
            var (message, at) = SyntaxReason.Of(broken.Message, _text, (int)broken.Start.Index);
            return new YamlError(YamlErrorKind.Syntax, message, new TextSpan(at + _offset, at < _text.Length && _text[at] is not ('\r' or '\n') ? 1 : 0)) { Words = SyntaxReason.GoWords(broken.Message) };
        }
    }

    private bool MoveNext()
    {
        try
        {
            return _events.MoveNext();
        }
        catch (Exception broken) when (broken is not YamlException)
        {
            // Some texts make the scanner itself fail: a flow list that never ends, or one that stands no deeper than its key.
            var at = _events.Current?.End ?? Mark.Empty;
            _brokenFlow = _flowDepth > 0 ? _flowStart : Math.Clamp((int)at.Index, 0, _text.Length);
            throw new YamlException(at, at, "not YAML behind this place");
        }
    }

    private void Advance()
    {
        if (!MoveNext())
        {
            throw new YamlException(new Mark(_text.Length, 1, 1), new Mark(_text.Length, 1, 1), "unexpected end of the text");
        }
    }

    private YamlNode ReadNode(int depth)
    {
        var current = _events.Current;
        if (depth > _limits.Nesting)
        {
            throw new LimitException($"nested deeper than {_limits.Nesting} levels", new TextSpan((int)current!.Start.Index + _offset, 0));
        }

        switch (current)
        {
            case Scalar scalar:
                return ReadScalar(scalar);
            case AnchorAlias alias:
                return ReadAlias(alias);
            case MappingStart start:
                return ReadMap(start, depth);
            case SequenceStart start:
                return ReadList(start, depth);
            default:
                throw new YamlException(current!.Start, current.End, "a value was expected here");
        }
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        // The marks of an empty last document lie past the end of the text.
        var start = SkipProperties(scalar, Math.Min((int)scalar.Start.Index, _text.Length));
        var end = Math.Min((int)scalar.End.Index, _text.Length);
        var style = scalar.Style switch
        {
            YamlDotNet.Core.ScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
            YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
            YamlDotNet.Core.ScalarStyle.Literal => ScalarStyle.Literal,
            YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Folded,
            _ => ScalarStyle.Plain,
        };
        if (style == ScalarStyle.Plain && scalar.Value is ['%', ..])
        {
            // Go's scanner refuses it, this one does not.
            throw new YamlException(scalar.Start, scalar.End, "found character that cannot start any token");
        }

        start = Math.Min(start, end);
        if (style == ScalarStyle.DoubleQuoted && HasSurrogateEscape(_text.AsSpan(start, end - start)))
        {
            throw new YamlException(scalar.Start, scalar.End, "found invalid Unicode character escape code (half of a surrogate pair, as in JSON)");
        }

        if (style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            var header = _text.IndexOf('\n', start, end - start);
            _opaque.Add(TextSpan.FromBounds((header < 0 ? end : header) + _offset, end + _offset));
            end = TrimBlock(start, end, header < 0 ? end : header);
        }
        else
        {
            _opaque.Add(TextSpan.FromBounds(start + _offset, end + _offset));
        }

        _end = end + _offset;
        var node = new YamlScalar(scalar.Value, style, Origin.Parsed(_source, TextSpan.FromBounds(start + _offset, end + _offset)))
        {
            Tag = TagOf(scalar),
            Anchor = AnchorOf(scalar),
        };
        Register(node, node.Anchor);
        return node;
    }

    /// <summary>Go's YAML refuses the escapes by which JSON writes characters beyond U+FFFF.</summary>
    private static bool HasSurrogateEscape(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOf('\\'); i >= 0 && i + 3 < text.Length;)
        {
            if (text[i + 1] == 'u' && text[i + 2] is 'd' or 'D' && text[i + 3] is '8' or '9' or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'))
            {
                return true;
            }

            var next = text[(i + 2)..].IndexOf('\\');
            i = next < 0 ? -1 : i + 2 + next;
        }

        return false;
    }

    /// <summary>The end of a block scalar without the line breaks after its last line, which only <c>+</c> keeps as content.</summary>
    private int TrimBlock(int start, int end, int headerEnd)
    {
        if (_text.AsSpan(start, headerEnd - start).Contains('+'))
        {
            return end;
        }

        var trimmed = end;
        while (trimmed > headerEnd && _text[trimmed - 1] is '\n' or '\r' or ' ')
        {
            trimmed--;
        }

        // Blanks at the end of the last line belong to its text.
        while (trimmed < end && _text[trimmed] == ' ')
        {
            trimmed++;
        }

        return trimmed;
    }

    private YamlNode ReadAlias(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
        {
            throw new YamlException(alias.Start, alias.End, $"unknown anchor '{alias.Value.Value}'");
        }

        _end = (int)alias.End.Index + _offset;
        return node ?? throw new YamlException(alias.Start, alias.End, $"anchor '{alias.Value.Value}' contains itself");
    }

    private YamlMap ReadMap(MappingStart start, int depth)
    {
        Open(start);
        var entries = new List<YamlEntry>();
        var isFlow = start.Style == YamlDotNet.Core.Events.MappingStyle.Flow;
        EnterFlow(isFlow, start);
        var size = 1L;
        Advance();
        while (_events.Current is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            Advance();
            var value = ReadNode(depth + 1);
            Advance();
            entries.Add(new YamlEntry(key, value) { Span = TextSpan.FromBounds(key.Origin.Span.Start, Math.Max(_end, key.Origin.Span.Start)) });
            size = Grow(size, key, value);
        }

        var first = SkipProperties(start, (int)start.Start.Index);
        var node = new YamlMap(Span(first, isFlow, '}', entries.Count == 0), entries) { Tag = TagOf(start), Anchor = AnchorOf(start), IsFlow = isFlow };
        _flowDepth -= isFlow ? 1 : 0;
        Close(node, size);
        FindDuplicates(node);
        return node;
    }

    private YamlList ReadList(SequenceStart start, int depth)
    {
        Open(start);
        var items = new List<YamlNode>();
        var isFlow = start.Style == YamlDotNet.Core.Events.SequenceStyle.Flow;
        EnterFlow(isFlow, start);
        var size = 1L;
        Advance();
        while (_events.Current is not SequenceEnd)
        {
            var item = ReadNode(depth + 1);
            Advance();
            items.Add(item);
            size = Grow(size, item, null);
        }

        var first = SkipProperties(start, (int)start.Start.Index);
        var node = new YamlList(Span(first, isFlow, ']', items.Count == 0), items) { Tag = TagOf(start), Anchor = AnchorOf(start), IsFlow = isFlow };
        _flowDepth -= isFlow ? 1 : 0;
        Close(node, size);
        return node;
    }

    private void EnterFlow(bool isFlow, NodeEvent start)
    {
        if (isFlow && _flowDepth++ == 0)
        {
            _flowStart = (int)start.Start.Index;
        }
    }

    private Origin Span(int first, bool isFlow, char closing, bool isEmpty)
    {
        var start = first + _offset;
        var end = isEmpty ? start : Math.Max(_end, start);
        if (isFlow)
        {
            // The end mark of a flow container sits before its bracket.
            var bracket = _text.IndexOf(closing, Math.Min((int)_events.Current!.Start.Index, _text.Length));
            end = bracket < 0 ? end : bracket + 1 + _offset;
        }

        _end = end;
        return Origin.Parsed(_source, TextSpan.FromBounds(start, end));
    }

    /// <summary>Compares every key with every other: for a few of them that costs less than a set.</summary>
    private static bool HasDuplicates(IReadOnlyList<YamlEntry> entries)
    {
        for (var i = 1; i < entries.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (entries[i].Name is { } name && string.Equals(name, entries[j].Name, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void FindDuplicates(YamlMap map)
    {
        if (map.Entries.Count < 2 || (map.Entries.Count <= 12 && !HasDuplicates(map.Entries)))
        {
            return;
        }

        var seen = new Dictionary<string, YamlEntry>(map.Entries.Count, StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (entry.Name is { } name && !entry.IsMerge && !seen.TryAdd(name, entry))
            {
                _duplicates.Add(new DuplicateKey(seen[name], entry));
            }
        }
    }

    private long Grow(long size, YamlNode first, YamlNode? second)
    {
        // Saturates, so that nested aliases cannot overflow it.
        size += _expandedSize.GetValueOrDefault(first, 1) + (second is null ? 0 : _expandedSize.GetValueOrDefault(second, 1));
        return Math.Min(size, long.MaxValue / 4);
    }

    private void Open(NodeEvent start)
    {
        if (AnchorOf(start) is { } anchor)
        {
            _anchors[anchor] = null;
        }
    }

    private void Close(YamlNode node, long size)
    {
        _expandedSize[node] = size;
        Register(node, node.Anchor);
    }

    private void Register(YamlNode node, string? anchor)
    {
        if (anchor is not null)
        {
            _anchors[anchor] = node;
        }
    }

    private static string? AnchorOf(NodeEvent node)
    {
        if (node.Anchor.IsEmpty)
        {
            return null;
        }

        // Go's scanner ends a name here and refuses what follows it, this one goes on.
        return node.Anchor.Value.AsSpan().ContainsAnyExcept(AnchorCharacters)
            ? throw new YamlException(node.Start, node.End, "While scanning an anchor or alias, did not find expected alphabetic or numeric character")
            : node.Anchor.Value;
    }

    private static string? TagOf(NodeEvent node) => node.Tag.IsEmpty || node.Tag.IsNonSpecific ? null : node.Tag.Value;

    /// <summary>Moves past an anchor and a tag, which belong to the event but not to the value.</summary>
    private int SkipProperties(NodeEvent node, int start)
    {
        if (node.Anchor.IsEmpty && node.Tag.IsEmpty)
        {
            return start;
        }

        while (start < _text.Length && _text[start] is '&' or '!')
        {
            while (start < _text.Length && !char.IsWhiteSpace(_text[start]))
            {
                start++;
            }

            start = SkipBlanks(start);
        }

        return start;
    }

    private int SkipBlanks(int start)
    {
        while (start < _text.Length)
        {
            if (char.IsWhiteSpace(_text[start]))
            {
                start++;
            }
            else if (_text[start] == '#')
            {
                var end = _text.IndexOf('\n', start);
                start = end < 0 ? _text.Length : end + 1;
            }
            else
            {
                break;
            }
        }

        return start;
    }

    private sealed class LimitException(string message, TextSpan span) : Exception(message)
    {
        public TextSpan Span { get; } = span;
    }
}
