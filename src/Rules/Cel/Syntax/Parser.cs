using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>Reads an expression by the grammar of cel-go (parser/gen/CEL.g4); macros become nodes of their own.</summary>
internal sealed class Parser
{
    /// <summary>The most code points that cel-go reads.</summary>
    private const int MaxLength = 100_000;

    private readonly OperandParser _operands;
    private readonly TokenReader _tokens;
    private readonly RuleDepth _expressions = new();
    private readonly RuleDepth _relations = new();
    private readonly RuleDepth _sums = new();

    private Parser(string text, CelEnvironment environment)
    {
        _tokens = new TokenReader(text);
        _operands = new OperandParser(_tokens, new Macros(environment), ReadExpression);
    }

    private Token Current => _tokens.Current;

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
            parser._tokens.Take(TokenKind.End, "an operator or the end of the expression");
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
        if (_tokens.TryTake(TokenKind.Question))
        {
            var then = ReadTerms(isAnd: false);
            _tokens.Take(TokenKind.Colon, "a colon");
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
        while (_tokens.TryTake(kind))
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
        var sign = _tokens.Next().Span;
        var right = readRight();
        return new CallExpr(left.Span.Union(right.Span), function, sign, null, [left, right]);
    }

    private Expr ReadUnary()
    {
        var first = Current;
        if (first.Kind is not (TokenKind.Not or TokenKind.Minus))
        {
            return _operands.Read();
        }

        // The sign of a number belongs to its literal.
        if (first.Kind == TokenKind.Minus && _tokens.Peek(1) is TokenKind.Int or TokenKind.Double)
        {
            return _operands.Read();
        }

        var count = 0;
        while (Current.Kind == first.Kind)
        {
            count++;
            _tokens.Next();
        }

        var operand = _operands.Read();
        return count % 2 == 0
            ? operand
            : new CallExpr(first.Span.Union(operand.Span), first.Kind == TokenKind.Not ? "!_" : "-_", first.Span, null, [operand]);
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
}
