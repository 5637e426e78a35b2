using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>Hands out the tokens of an expression one by one, and says what is wrong with one that does not fit.</summary>
internal sealed class TokenReader(string text)
{
    private readonly List<Token> _tokens = new Lexer(text).ReadAll();
    private int _at;

    /// <summary>The token that comes next.</summary>
    public Token Current => _tokens[_at];

    /// <summary>The kind of a token further on.</summary>
    public TokenKind Peek(int ahead) => _tokens[Math.Min(_at + ahead, _tokens.Count - 1)].Kind;

    /// <summary>Takes the next token.</summary>
    public Token Next() => _tokens[_at].Kind == TokenKind.End ? _tokens[_at] : _tokens[_at++];

    /// <summary>Takes the next token if it is of a kind.</summary>
    public bool TryTake(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        Next();
        return true;
    }

    /// <summary>Takes the next token, which must be of a kind.</summary>
    public Token Take(TokenKind kind, string wanted) => Current.Kind == kind ? Next() : throw Unexpected(Current, wanted);

    /// <summary>Takes a name.</summary>
    public Token TakeName() => Take(TokenKind.Identifier, "a name");

    /// <summary>The text of a token.</summary>
    public string Slice(TextSpan span) => text.Substring(span.Start, span.Length);

    /// <summary>The mistake of a token that stands where another should.</summary>
    public SyntaxException Unexpected(Token token, string wanted) => token.Kind == TokenKind.End
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
    private TextSpan LastSpan() => _tokens.Count > 1 ? _tokens[^2].Span : new TextSpan(0, text.Length);
}
