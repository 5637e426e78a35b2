using System.Globalization;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>Reads an expression by the grammar of cel-go (parser/gen/CEL.g4); macros become nodes of their own.</summary>
internal sealed class Parser
{
    /// <summary>The most code points that cel-go reads.</summary>
    private const int MaxLength = 100_000;

    private readonly string _text;
    private readonly Macros _macros;
    private readonly List<Token> _tokens;
    private readonly RuleDepth _expressions = new();
    private readonly RuleDepth _relations = new();
    private readonly RuleDepth _sums = new();
    private readonly RuleDepth _members = new();
    private int _at;

    private Parser(string text, CelEnvironment environment)
    {
        _text = text;
        _macros = new Macros(environment);
        _tokens = new Lexer(text).ReadAll();
    }

    private Token Current => _tokens[_at];

    /// <summary>Reads a whole expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="environment">Says which macros there are.</param>
    /// <param name="error">Why it cannot be read.</param>
    public static Expr? Parse(string text, CelEnvironment environment, out CelError? error)
    {
        error = null;
        if (text.Length > MaxLength)
        {
            error = new CelError(CelErrorKind.Syntax, $"the expression is longer than {MaxLength} characters", new TextSpan(0, text.Length));
            return null;
        }

        try
        {
            var parser = new Parser(text, environment);
            var root = parser.ReadExpression();
            parser.Take(TokenKind.End, "an operator or the end of the expression");
            return root;
        }
        catch (SyntaxException mistake)
        {
            error = new CelError(CelErrorKind.Syntax, mistake.Message, mistake.Span);
            return null;
        }
    }

    private Expr ReadExpression()
    {
        _expressions.Enter(Current.Span);
        var condition = ReadTerms(isAnd: false);
        if (TryTake(TokenKind.Question))
        {
            var then = ReadTerms(isAnd: false);
            Take(TokenKind.Colon, "a colon");
            var otherwise = ReadExpression();
            condition = new ConditionalExpr(condition.Span.Union(otherwise.Span), condition, then, otherwise);
        }

        _expressions.Leave(1);
        return condition;
    }

    private Expr ReadTerms(bool isAnd)
    {
        var first = isAnd ? ReadRelation() : ReadTerms(isAnd: true);
        var kind = isAnd ? TokenKind.And : TokenKind.Or;
        if (Current.Kind != kind)
        {
            return first;
        }

        var terms = new List<Expr> { first };
        while (TryTake(kind))
        {
            terms.Add(isAnd ? ReadRelation() : ReadTerms(isAnd: true));
        }

        return new LogicalExpr(terms[0].Span.Union(terms[^1].Span), isAnd, terms);
    }

    private Expr ReadRelation()
    {
        _relations.Enter(Current.Span);
        var levels = 1;
        var left = ReadSum();
        while (RelationFunction(Current.Kind) is { } function)
        {
            _relations.Enter(Current.Span);
            levels++;
            left = ReadBinary(function, left, ReadSum);
        }

        _relations.Leave(levels);
        return left;
    }

    private Expr ReadSum()
    {
        _sums.Enter(Current.Span);
        var levels = 1;
        var left = ReadProduct(ref levels);
        while (Current.Kind is TokenKind.Plus or TokenKind.Minus)
        {
            _sums.Enter(Current.Span);
            levels++;
            left = ReadBinary(Current.Kind == TokenKind.Plus ? "_+_" : "_-_", left, () => ReadProduct(ref levels));
        }

        _sums.Leave(levels);
        return left;
    }

    private Expr ReadProduct(ref int levels)
    {
        var left = ReadUnary();
        while (Current.Kind is TokenKind.Star or TokenKind.Slash or TokenKind.Percent)
        {
            _sums.Enter(Current.Span);
            levels++;
            var function = Current.Kind switch { TokenKind.Star => "_*_", TokenKind.Slash => "_/_", _ => "_%_" };
            left = ReadBinary(function, left, ReadUnary);
        }

        return left;
    }

    private CallExpr ReadBinary(string function, Expr left, Func<Expr> readRight)
    {
        var sign = Next().Span;
        var right = readRight();
        return new CallExpr(left.Span.Union(right.Span), function, sign, null, [left, right]);
    }

    private Expr ReadUnary()
    {
        var first = Current;
        if (first.Kind is not (TokenKind.Not or TokenKind.Minus))
        {
            return ReadMember();
        }

        // The sign of a number belongs to its literal.
        if (first.Kind == TokenKind.Minus && _tokens[_at + 1].Kind is TokenKind.Int or TokenKind.Double)
        {
            return ReadMember();
        }

        var count = 0;
        while (Current.Kind == first.Kind)
        {
            count++;
            Next();
        }

        var operand = ReadMember();
        return count % 2 == 0
            ? operand
            : new CallExpr(first.Span.Union(operand.Span), first.Kind == TokenKind.Not ? "!_" : "-_", first.Span, null, [operand]);
    }

    private Expr ReadMember()
    {
        _members.Enter(Current.Span);
        var levels = 1;
        var member = ReadPrimary();
        while (Current.Kind is TokenKind.Dot or TokenKind.OpenBracket)
        {
            _members.Enter(Current.Span);
            levels++;
            member = Current.Kind == TokenKind.Dot ? ReadSelection(member) : ReadIndex(member);
        }

        _members.Leave(levels);
        return member;
    }

    private Expr ReadSelection(Expr operand)
    {
        Next();
        var isOptional = TryTake(TokenKind.Question);
        var name = TakeName();
        if (Current.Kind == TokenKind.OpenParenthesis && !isOptional)
        {
            Next();
            var arguments = ReadList(TokenKind.CloseParenthesis, ReadExpression, mayTrail: false);
            var span = operand.Span.Union(Take(TokenKind.CloseParenthesis, "a comma or `)`").Span);
            var function = Slice(name.Span);
            return _macros.Expand(span, function, name.Span, operand, arguments)
                ?? new CallExpr(span, function, name.Span, operand, arguments);
        }

        return new SelectExpr(operand.Span.Union(name.Span), operand, Slice(name.Span), name.Span) { IsOptional = isOptional };
    }

    private CallExpr ReadIndex(Expr operand)
    {
        var open = Next();
        var isOptional = TryTake(TokenKind.Question);
        var index = ReadExpression();
        var close = Take(TokenKind.CloseBracket, "`]`");
        return new CallExpr(operand.Span.Union(close.Span), isOptional ? "_[?_]" : "_[_]", open.Span.Union(close.Span), null, [operand, index]);
    }

    private Expr ReadPrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.OpenParenthesis:
                Next();
                var inner = ReadExpression();
                var close = Take(TokenKind.CloseParenthesis, "`)`");
                return inner with { Span = token.Span.Union(close.Span) };
            case TokenKind.OpenBracket:
                Next();
                var items = ReadList(TokenKind.CloseBracket, ReadListItem, mayTrail: true);
                return new ListExpr(token.Span.Union(Take(TokenKind.CloseBracket, "a comma or `]`").Span), items);
            case TokenKind.OpenBrace:
                Next();
                var entries = ReadList(TokenKind.CloseBrace, ReadMapItem, mayTrail: true);
                return new MapExpr(token.Span.Union(Take(TokenKind.CloseBrace, "a comma or `}`").Span), entries);
            case TokenKind.Dot:
                Next();
                return ReadName(TakeName(), token.Span);
            case TokenKind.Identifier:
                Next();
                return ReadName(token, token.Span);
            default:
                return ReadLiteral();
        }
    }

    private Expr ReadName(Token token, TextSpan start)
    {
        var name = Slice(token.Span);
        if (IsMessage())
        {
            return ReadMessage(name, start);
        }

        if (IsReserved(name))
        {
            throw new SyntaxException($"`{name}` is a reserved word and names no variable", token.Span);
        }

        if (!TryTake(TokenKind.OpenParenthesis))
        {
            return new NameExpr(start.Union(token.Span), name);
        }

        var arguments = ReadList(TokenKind.CloseParenthesis, ReadExpression, mayTrail: false);
        var span = start.Union(Take(TokenKind.CloseParenthesis, "a comma or `)`").Span);
        return _macros.Expand(span, name, token.Span, null, arguments) ?? new CallExpr(span, name, token.Span, null, arguments);
    }

    /// <summary>True when dots and names up to an opening brace follow.</summary>
    private bool IsMessage()
    {
        var i = _at;
        while (_tokens[i].Kind == TokenKind.Dot && _tokens[i + 1].Kind == TokenKind.Identifier)
        {
            i += 2;
        }

        return _tokens[i].Kind == TokenKind.OpenBrace;
    }

    private MessageExpr ReadMessage(string name, TextSpan start)
    {
        while (TryTake(TokenKind.Dot))
        {
            name += "." + Slice(TakeName().Span);
        }

        Take(TokenKind.OpenBrace, "`{`");
        ReadList(TokenKind.CloseBrace, ReadMessageField, mayTrail: true);
        return new MessageExpr(start.Union(Take(TokenKind.CloseBrace, "a comma or `}`").Span), name);
    }

    private Expr ReadMessageField()
    {
        TryTake(TokenKind.Question);
        TakeName();
        Take(TokenKind.Colon, "a colon");
        return ReadExpression();
    }

    private ListItem ReadListItem()
    {
        var isOptional = TryTake(TokenKind.Question);
        return new ListItem(ReadExpression(), isOptional);
    }

    private MapItem ReadMapItem()
    {
        var isOptional = TryTake(TokenKind.Question);
        var key = ReadExpression();
        Take(TokenKind.Colon, "a colon");
        return new MapItem(key, ReadExpression(), isOptional);
    }

    private List<T> ReadList<T>(TokenKind close, Func<T> read, bool mayTrail)
    {
        var items = new List<T>();
        if (mayTrail && Current.Kind == TokenKind.Comma && _tokens[_at + 1].Kind == close)
        {
            Next();
        }

        while (Current.Kind != close)
        {
            items.Add(read());
            if (!TryTake(TokenKind.Comma))
            {
                break;
            }

            if (Current.Kind == close && !mayTrail)
            {
                throw Unexpected("an argument");
            }
        }

        return items;
    }

    private LiteralExpr ReadLiteral()
    {
        var start = Current.Span;
        var isNegative = TryTake(TokenKind.Minus);
        var token = Next();
        var span = start.Union(token.Span);
        var text = _text.AsSpan(token.Span.Start, token.Span.Length);
        CelValue? value = token.Kind switch
        {
            TokenKind.Int => ReadInt(text, isNegative),
            TokenKind.Double => ReadDouble(text, isNegative),
            TokenKind.Uint when !isNegative => ReadUint(text[..^1]),
            TokenKind.String when !isNegative => StringLiteral.Value(text) is { } written ? new StringValue(written) : null,
            TokenKind.Bytes when !isNegative => StringLiteral.Bytes(text) is { } bytes ? new BytesValue(bytes) : null,
            TokenKind.True when !isNegative => BoolValue.True,
            TokenKind.False when !isNegative => BoolValue.False,
            TokenKind.Null when !isNegative => NullValue.Instance,
            _ => throw UnexpectedBefore(token, "a value"),
        };
        return value is null ? throw new SyntaxException(Malformed(token.Kind), span) : new LiteralExpr(span, value);
    }

    private static string Malformed(TokenKind kind) => kind switch
    {
        TokenKind.Int => "the number does not fit a 64-bit integer",
        TokenKind.Uint => "the number does not fit an unsigned 64-bit integer",
        TokenKind.Double => "the number is too large",
        TokenKind.Bytes => "bytes hold no \\u escapes",
        _ => "the escape sequence names no character",
    };

    private static IntValue? ReadInt(ReadOnlySpan<char> text, bool isNegative)
    {
        if (!TryReadMagnitude(text, out var magnitude) || magnitude > (ulong)long.MaxValue + (isNegative ? 1UL : 0UL))
        {
            return null;
        }

        return new IntValue(isNegative ? unchecked(-(long)magnitude) : (long)magnitude);
    }

    private static UintValue? ReadUint(ReadOnlySpan<char> text) => TryReadMagnitude(text, out var magnitude) ? new UintValue(magnitude) : null;

    private static bool TryReadMagnitude(ReadOnlySpan<char> text, out ulong magnitude) =>
        text.StartsWith("0x")
            ? ulong.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out magnitude)
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out magnitude);

    private static DoubleValue? ReadDouble(ReadOnlySpan<char> text, bool isNegative)
    {
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsInfinity(number) ? null : new DoubleValue(isNegative ? -number : number);
    }

    private static string? RelationFunction(TokenKind kind) => kind switch
    {
        TokenKind.Equal => "_==_",
        TokenKind.NotEqual => "_!=_",
        TokenKind.Less => "_<_",
        TokenKind.LessOrEqual => "_<=_",
        TokenKind.Greater => "_>_",
        TokenKind.GreaterOrEqual => "_>=_",
        TokenKind.In => "@in",
        _ => null,
    };

    // cel-go parser/parser.go:reservedIds; true, false, null and in are tokens of their own.
    private static bool IsReserved(string name) =>
        name is "as" or "break" or "const" or "continue" or "else" or "for" or "function" or "if" or "import" or "let" or "loop"
            or "package" or "namespace" or "return" or "var" or "void" or "while";

    private Token Next() => _tokens[_at].Kind == TokenKind.End ? _tokens[_at] : _tokens[_at++];

    private bool TryTake(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        Next();
        return true;
    }

    private Token Take(TokenKind kind, string wanted) => Current.Kind == kind ? Next() : throw Unexpected(wanted);

    private Token TakeName() => Take(TokenKind.Identifier, "a name");

    private SyntaxException Unexpected(string wanted) => UnexpectedBefore(Current, wanted);

    private SyntaxException UnexpectedBefore(Token token, string wanted) => token.Kind == TokenKind.End
        ? new SyntaxException($"the expression ends where {wanted} should stand", LastSpan())
        : new SyntaxException($"expected {wanted} before `{Slice(token.Span)}`{Hint(Slice(token.Span))}", token.Span);

    private static string Hint(string word) => word switch
    {
        "and" or "AND" => ": and is written `&&`",
        "or" or "OR" => ": or is written `||`",
        "not" or "NOT" => ": not is written `!`",
        _ => "",
    };

    /// <summary>The last word, for a mistake at the end; the empty span of an empty expression.</summary>
    private TextSpan LastSpan() => _tokens.Count > 1 ? _tokens[^2].Span : new TextSpan(0, _text.Length);

    private string Slice(TextSpan span) => _text.Substring(span.Start, span.Length);
}
