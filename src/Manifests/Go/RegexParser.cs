namespace Dryflux.Manifests.Go;

/// <summary>
/// Reads a Go pattern as regexp.Compile does (regexp/syntax/parse.go with the flags of syntax.Perl). Groups are kept on a stack
/// of our own, so depth costs no call stack.
/// </summary>
internal sealed class RegexParser
{
    private const int MaxHeight = 1000;
    private const long MaxSize = (128 << 20) / 40;
    private const int MaxRanges = (128 << 20) / 8;

    private static readonly CodePointSet NotNewLine = CodePointSet.Of('\n').Negate();
    private static readonly CodePointSet Anything = CodePointSet.Of(0, CodePointSet.MaxCodePoint);

    private readonly PatternCursor _cursor;
    private readonly ClassReader _classes;
    private readonly Stack<OpenGroup> _outer = new();
    private readonly List<string> _names = [""];
    private OpenGroup _group = new(default, 0, Number: null);
    private PatternFlags _flags;
    private int _ranges;

    private RegexParser(string pattern)
    {
        _cursor = new PatternCursor(pattern);
        _classes = new ClassReader(_cursor);
    }

    /// <summary>The pattern's tree and its groups' names by number, or what Go says against it.</summary>
    public static (RegexNode? Root, IReadOnlyList<string> Names, GoRegexError? Error) Parse(string pattern)
    {
        var parser = new RegexParser(pattern);
        var root = parser.Read();
        return (root, parser._names, parser._cursor.Error);
    }

    private RegexNode? Read()
    {
        int? lastRepeat = null;
        while (!_cursor.AtEnd)
        {
            var start = _cursor.At;
            var isRepeat = false;
            var isRead = _cursor.Peek() switch
            {
                '(' => TryOpenGroup(),
                '|' => TryCloseBranch(),
                ')' => TryCloseGroup(),
                '^' => Push(_flags.HasFlag(PatternFlags.MultiLine) ? Assertion.BeginLine : Assertion.BeginText, 1),
                '$' => Push(_flags.HasFlag(PatternFlags.MultiLine) ? Assertion.EndLine : Assertion.EndText, 1),
                '.' => TryReadDot(),
                '[' => _classes.TryReadBracket(FoldCase, out var bracket) && Push(bracket),
                '\\' => TryReadBackslash(),
                '*' or '+' or '?' or '{' => TryReadRepeat(lastRepeat, out isRepeat),
                _ => TryReadLiteral(),
            };
            if (!isRead)
            {
                return null;
            }

            lastRepeat = isRepeat ? lastRepeat ?? start : null;
        }

        if (_outer.Count > 0)
        {
            _cursor.Fail("missing closing )", _cursor.Pattern, _group.Start, _group.Start + 1);
            return null;
        }

        var root = _group.Close();
        return IsWithinBounds(root) ? root : null;
    }

    private bool FoldCase => _flags.HasFlag(PatternFlags.FoldCase);

    private bool TryReadLiteral()
    {
        if (!_cursor.TryTake(out var c))
        {
            return false;
        }

        PushLiteral(c);
        return true;
    }

    private bool TryReadDot()
    {
        _cursor.At++;
        return Push(_flags.HasFlag(PatternFlags.DotMatchesNewLine) ? Anything : NotNewLine);
    }

    private bool TryReadBackslash()
    {
        switch (_cursor.Peek(1))
        {
            case 'A':
                return Push(Assertion.BeginText, 2);
            case 'z':
                return Push(Assertion.EndText, 2);
            case 'b':
                return Push(Assertion.WordBoundary, 2);
            case 'B':
                return Push(Assertion.NoWordBoundary, 2);
            case 'C':
                return _cursor.Fail("invalid escape sequence", _cursor.At, _cursor.At + 2);
            case 'Q':
                return TryReadQuoted();
            case 'p' or 'P':
                return _classes.TryReadUnicode(FoldCase, out var unicode) && Push(unicode);
        }

        if (CharacterClasses.OfPerl(_cursor.Peek(1), FoldCase) is { } perl)
        {
            _cursor.At += 2;
            return Push(perl);
        }

        if (!_classes.TryReadEscape(out var c))
        {
            return false;
        }

        PushLiteral(c);
        return true;
    }

    /// <summary><c>\Q...\E</c>: literals up to <c>\E</c> or the end.</summary>
    private bool TryReadQuoted()
    {
        _cursor.At += 2;
        while (!_cursor.AtEnd && !_cursor.Rest.StartsWith(@"\E", StringComparison.Ordinal))
        {
            if (!TryReadLiteral())
            {
                return false;
            }
        }

        _cursor.At += _cursor.AtEnd ? 0 : 2;
        return true;
    }

    private void PushLiteral(int codePoint)
    {
        var set = CodePointSet.Of(codePoint);
        _group.Branch.Add(new RegexNode.Character(FoldCase ? set.Fold() : set, IsLiteral: true));
    }

    private bool Push(Assertion assertion, int length)
    {
        _cursor.At += length;
        _group.Branch.Add(new RegexNode.Empty(assertion));
        return true;
    }

    private bool Push(CodePointSet set)
    {
        _ranges += set.Ranges.Length;
        var node = new RegexNode.Character(set, set.IsSingle);
        _group.Branch.Add(node);
        return IsWithinBounds(node);
    }

    private bool TryOpenGroup()
    {
        var start = _cursor.At;
        if (_cursor.Peek(1) != '?')
        {
            _cursor.At++;
            Open(start, name: "");
            return true;
        }

        var before = _flags;
        switch (GroupHeader.Read(_cursor, ref _flags))
        {
            case { Name: { } name }:
                Open(start, name);
                return true;
            case { OpensGroup: true }:
                _outer.Push(_group);
                _group = new OpenGroup(before, start, Number: null);
                return true;
            case { }:
                return true;
            case null:
                return false;
        }
    }

    private void Open(int start, string name)
    {
        _names.Add(name);
        _outer.Push(_group);
        _group = new OpenGroup(_flags, start, _names.Count - 1);
    }

    private bool TryCloseBranch()
    {
        _cursor.At++;
        return IsWithinBounds(_group.CloseBranch());
    }

    private bool TryCloseGroup()
    {
        if (_outer.Count == 0)
        {
            return _cursor.Fail("unexpected )", _cursor.Pattern, _cursor.At, _cursor.At + 1);
        }

        _cursor.At++;
        var node = _group.Close();
        node = _group.Number is { } number ? new RegexNode.Group(number, node) : node;
        _flags = _group.FlagsBefore;
        _group = _outer.Pop();
        _group.Branch.Add(node);
        return IsWithinBounds(node);
    }

    private bool TryReadRepeat(int? lastRepeat, out bool isRepeat)
    {
        var start = _cursor.At;
        isRepeat = true;
        var isCounted = _cursor.Peek() == '{';
        var (min, max) = _cursor.Peek() switch { '*' => (0, null), '+' => (1, null), _ => (0, (int?)1) };
        _cursor.At++;
        if (isCounted && !RepeatCount.TryRead(_cursor, out min, out max))
        {
            // What does not read as a count is literal text.
            isRepeat = false;
            PushLiteral('{');
            return true;
        }

        if (min > RepeatCount.Most || max > RepeatCount.Most || max < min)
        {
            return _cursor.Fail("invalid repeat count", start, _cursor.At);
        }

        var isLazy = _cursor.Peek() == '?';
        _cursor.At += isLazy ? 1 : 0;
        if (lastRepeat is { } first)
        {
            return _cursor.Fail("invalid nested repetition operator", first, _cursor.At);
        }

        if (_group.Branch.Count == 0)
        {
            return _cursor.Fail("missing argument to repetition operator", start, _cursor.At);
        }

        var node = new RegexNode.Repeat(_group.Branch[^1], min, max, isLazy != _flags.HasFlag(PatternFlags.SwapGreed), isCounted);
        _group.Branch[^1] = node;
        return IsWithinBounds(node)
            && (!isCounted || (min < 2 && !(max >= 2)) || RepeatCount.Fits(node, RepeatCount.Most) || _cursor.Fail("invalid repeat count", start, _cursor.At));
    }

    private bool IsWithinBounds(RegexNode node)
    {
        if (_ranges > MaxRanges || node.Size > MaxSize)
        {
            return _cursor.Fail("expression too large", 0, _cursor.Pattern.Length);
        }

        return node.Height <= MaxHeight || _cursor.Fail("expression nests too deeply", 0, _cursor.Pattern.Length);
    }
}
