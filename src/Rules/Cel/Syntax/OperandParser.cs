using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>Reads operands: names, literals, lists, maps, what stands in parentheses, and fields, calls and indices of these.</summary>
/// <param name="tokens">The tokens.</param>
/// <param name="macros">Makes nodes of calls that are macros.</param>
/// <param name="readExpression">Reads a whole expression.</param>
internal sealed class OperandParser(TokenReader tokens, Macros macros, Func<Expr> readExpression)
{
    private readonly RuleDepth _members = new();

    /// <summary>Reads an operand with all that is selected from it.</summary>
    public Expr Read()
    {
        _members.Enter(tokens.Current.Span);
        var levels = 1;
        var member = ReadPrimary();
        while (tokens.Current.Kind is TokenKind.Dot or TokenKind.OpenBracket)
        {
            _members.Enter(tokens.Current.Span);
            levels++;
            member = tokens.Current.Kind == TokenKind.Dot ? ReadSelection(member) : ReadIndex(member);
        }

        _members.Leave(levels);
        return member;
    }

    private Expr ReadSelection(Expr operand)
    {
        tokens.Next();
        var isOptional = tokens.TryTake(TokenKind.Question);
        var name = tokens.TakeName();
        if (tokens.Current.Kind == TokenKind.OpenParenthesis && !isOptional)
        {
            tokens.Next();
            var arguments = ReadList(TokenKind.CloseParenthesis, readExpression, mayTrail: false);
            var span = operand.Span.Union(tokens.Take(TokenKind.CloseParenthesis, "a comma or `)`").Span);
            var function = tokens.Slice(name.Span);
            return macros.Expand(span, function, name.Span, operand, arguments)
                ?? new CallExpr(span, function, name.Span, operand, arguments);
        }

        return new SelectExpr(operand.Span.Union(name.Span), operand, tokens.Slice(name.Span), name.Span) { IsOptional = isOptional };
    }

    private CallExpr ReadIndex(Expr operand)
    {
        var open = tokens.Next();
        var isOptional = tokens.TryTake(TokenKind.Question);
        var index = readExpression();
        var close = tokens.Take(TokenKind.CloseBracket, "`]`");
        return new CallExpr(operand.Span.Union(close.Span), isOptional ? "_[?_]" : "_[_]", open.Span.Union(close.Span), null, [operand, index]);
    }

    private Expr ReadPrimary()
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.OpenParenthesis:
                tokens.Next();
                var inner = readExpression();
                var close = tokens.Take(TokenKind.CloseParenthesis, "`)`");
                return inner with { Span = token.Span.Union(close.Span) };
            case TokenKind.OpenBracket:
                tokens.Next();
                var items = ReadList(TokenKind.CloseBracket, ReadListItem, mayTrail: true);
                return new ListExpr(token.Span.Union(tokens.Take(TokenKind.CloseBracket, "a comma or `]`").Span), items);
            case TokenKind.OpenBrace:
                tokens.Next();
                var entries = ReadList(TokenKind.CloseBrace, ReadMapItem, mayTrail: true);
                return new MapExpr(token.Span.Union(tokens.Take(TokenKind.CloseBrace, "a comma or `}`").Span), entries);
            case TokenKind.Dot:
                tokens.Next();
                return ReadName(tokens.TakeName(), token.Span);
            case TokenKind.Identifier:
                tokens.Next();
                return ReadName(token, token.Span);
            default:
                return Literals.Read(tokens);
        }
    }

    private Expr ReadName(Token token, TextSpan start)
    {
        var name = tokens.Slice(token.Span);
        if (IsMessage())
        {
            return ReadMessage(name, start);
        }

        if (IsReserved(name))
        {
            throw new SyntaxException($"`{name}` is a reserved word and names no variable", token.Span);
        }

        if (!tokens.TryTake(TokenKind.OpenParenthesis))
        {
            return new NameExpr(start.Union(token.Span), name);
        }

        var arguments = ReadList(TokenKind.CloseParenthesis, readExpression, mayTrail: false);
        var span = start.Union(tokens.Take(TokenKind.CloseParenthesis, "a comma or `)`").Span);
        return macros.Expand(span, name, token.Span, null, arguments) ?? new CallExpr(span, name, token.Span, null, arguments);
    }

    /// <summary>True when dots and names up to an opening brace follow.</summary>
    private bool IsMessage()
    {
        var ahead = 0;
        while (tokens.Peek(ahead) == TokenKind.Dot && tokens.Peek(ahead + 1) == TokenKind.Identifier)
        {
            ahead += 2;
        }

        return tokens.Peek(ahead) == TokenKind.OpenBrace;
    }

    private MessageExpr ReadMessage(string name, TextSpan start)
    {
        while (tokens.TryTake(TokenKind.Dot))
        {
            name += "." + tokens.Slice(tokens.TakeName().Span);
        }

        tokens.Take(TokenKind.OpenBrace, "`{`");
        ReadList(TokenKind.CloseBrace, ReadMessageField, mayTrail: true);
        return new MessageExpr(start.Union(tokens.Take(TokenKind.CloseBrace, "a comma or `}`").Span), name);
    }

    private Expr ReadMessageField()
    {
        tokens.TryTake(TokenKind.Question);
        tokens.TakeName();
        tokens.Take(TokenKind.Colon, "a colon");
        return readExpression();
    }

    private ListItem ReadListItem()
    {
        var isOptional = tokens.TryTake(TokenKind.Question);
        return new ListItem(readExpression(), isOptional);
    }

    private MapItem ReadMapItem()
    {
        var isOptional = tokens.TryTake(TokenKind.Question);
        var key = readExpression();
        tokens.Take(TokenKind.Colon, "a colon");
        return new MapItem(key, readExpression(), isOptional);
    }

    private List<T> ReadList<T>(TokenKind close, Func<T> read, bool mayTrail)
    {
        var items = new List<T>();
        if (mayTrail && tokens.Current.Kind == TokenKind.Comma && tokens.Peek(1) == close)
        {
            tokens.Next();
        }

        while (tokens.Current.Kind != close)
        {
            items.Add(read());
            if (!tokens.TryTake(TokenKind.Comma))
            {
                break;
            }

            if (tokens.Current.Kind == close && !mayTrail)
            {
                throw tokens.Unexpected(tokens.Current, "an argument");
            }
        }

        return items;
    }

    // cel-go parser/parser.go:reservedIds; true, false, null and in are tokens of their own.
    private static bool IsReserved(string name) =>
        name is "as" or "break" or "const" or "continue" or "else" or "for" or "function" or "if" or "import" or "let" or "loop"
            or "package" or "namespace" or "return" or "var" or "void" or "while";
}
