using Dryflux.Manifests.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Dryflux.Manifests.Yaml;

/// <summary>
/// Turns text into nodes with origins, by way of YamlDotNet's events, which only this file and <see cref="ScannerMarks"/> touch.
/// Texts that its scanner cannot read though they are YAML are put into another form and read again.
/// </summary>
public sealed class YamlParser
{
    /// <summary>How often a text is read again with one more collection or block put in a form that the scanner reads.</summary>
    private const int MaxAttempts = 20;

    private readonly SourceText _source;
    private readonly YamlLimits _limits;
    private readonly int _attempt;
    private readonly string _text;
    private readonly int _offset;
    private readonly IParser _events;
    private readonly ScannerMarks _marks;
    private readonly AnchorTable _anchors = new();
    private readonly List<YamlDocument> _documents = [];
    private readonly List<TextSpan> _opaque = [];
    private readonly List<DuplicateKey> _duplicates = [];

    /// <summary>Where the node read last ends in the text: an alias ends where it stands, not where its anchor's value does.</summary>
    private int _end;

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
        _marks = new ScannerMarks(text);
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

        var bad = GoScanner.IndexOfControlCharacter(_text);
        return bad < 0
            ? null
            : new YamlError(YamlErrorKind.Syntax, $"control character U+{(int)_text[bad]:X4}: the file is binary or damaged", new TextSpan(bad + _offset, 1));
    }

    private YamlError? ReadDocuments()
    {
        try
        {
            while (MoveNext())
            {
                if (_events.Current is DocumentStart)
                {
                    _anchors.Clear();
                    Advance();
                    var root = ReadNode(depth: 0);
                    if (_anchors.Nodes > _limits.ExpandedNodes)
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
        var end = _marks.At(scalar.End);
        var start = Math.Min(_marks.StartOf(scalar), end);
        var style = scalar.Style switch
        {
            YamlDotNet.Core.ScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
            YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
            YamlDotNet.Core.ScalarStyle.Literal => ScalarStyle.Literal,
            YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Folded,
            _ => ScalarStyle.Plain,
        };
        if (GoScanner.ProblemOf(style, scalar.Value, _text.AsSpan(start, end - start)) is { } problem)
        {
            throw new YamlException(scalar.Start, scalar.End, problem);
        }

        if (style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            // A comment may stand behind the header.
            var header = _text.IndexOf('\n', start, end - start) is var lineBreak and >= 0 ? lineBreak : end;
            _opaque.Add(InSource(header, end));
            end = _marks.EndOfBlock(start, header, end);
        }
        else
        {
            _opaque.Add(InSource(start, end));
        }

        _end = end + _offset;
        var node = new YamlScalar(scalar.Value, style, Origin.Parsed(_source, InSource(start, end))) { Tag = TagOf(scalar), Anchor = AnchorOf(scalar) };
        _anchors.Add(node);
        return node;
    }

    private TextSpan InSource(int start, int end) => TextSpan.FromBounds(start + _offset, end + _offset);

    private YamlNode ReadAlias(AnchorAlias alias)
    {
        if (!_anchors.TryUse(alias.Value.Value, out var node))
        {
            throw new YamlException(alias.Start, alias.End, $"unknown anchor '{alias.Value.Value}'");
        }

        _end = (int)alias.End.Index + _offset;
        return node ?? throw new YamlException(alias.Start, alias.End, $"anchor '{alias.Value.Value}' contains itself");
    }

    private YamlMap ReadMap(MappingStart start, int depth)
    {
        var isFlow = start.Style == YamlDotNet.Core.Events.MappingStyle.Flow;
        var opened = Open(start, isFlow);
        var entries = new List<YamlEntry>();
        Advance();
        while (_events.Current is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            Advance();
            var value = ReadNode(depth + 1);
            Advance();
            entries.Add(new YamlEntry(key, value) { Span = TextSpan.FromBounds(key.Origin.Span.Start, Math.Max(_end, key.Origin.Span.Start)) });
        }

        var node = new YamlMap(Close(start, isFlow, '}', entries.Count == 0), entries) { Tag = TagOf(start), Anchor = AnchorOf(start), IsFlow = isFlow };
        _anchors.Close(node, opened);
        _duplicates.AddRange(DuplicateKey.In(node));
        return node;
    }

    private YamlList ReadList(SequenceStart start, int depth)
    {
        var isFlow = start.Style == YamlDotNet.Core.Events.SequenceStyle.Flow;
        var opened = Open(start, isFlow);
        var items = new List<YamlNode>();
        Advance();
        while (_events.Current is not SequenceEnd)
        {
            items.Add(ReadNode(depth + 1));
            Advance();
        }

        var node = new YamlList(Close(start, isFlow, ']', items.Count == 0), items) { Tag = TagOf(start), Anchor = AnchorOf(start), IsFlow = isFlow };
        _anchors.Close(node, opened);
        return node;
    }

    private long Open(NodeEvent start, bool isFlow)
    {
        if (isFlow && _flowDepth++ == 0)
        {
            _flowStart = (int)start.Start.Index;
        }

        return _anchors.Open(AnchorOf(start));
    }

    /// <summary>The origin of a mapping or list whose end is the current event.</summary>
    private Origin Close(NodeEvent opening, bool isFlow, char bracket, bool isEmpty)
    {
        var start = _marks.StartOf(opening) + _offset;
        var end = isEmpty ? start : Math.Max(_end, start);
        if (isFlow)
        {
            _flowDepth--;
            end = _marks.EndOfFlow(_events.Current!, bracket) + _offset ?? end;
        }

        _end = end;
        return Origin.Parsed(_source, TextSpan.FromBounds(start, end));
    }

    private static string? AnchorOf(NodeEvent node)
    {
        if (node.Anchor.IsEmpty)
        {
            return null;
        }

        var name = node.Anchor.Value;
        return GoScanner.ProblemOfAnchor(name) is { } problem ? throw new YamlException(node.Start, node.End, problem) : name;
    }

    private static string? TagOf(NodeEvent node) => node.Tag.IsEmpty || node.Tag.IsNonSpecific ? null : node.Tag.Value;

    private sealed class LimitException(string message, TextSpan span) : Exception(message)
    {
        public TextSpan Span { get; } = span;
    }
}
