using System.Text;
using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>Cuts an expression into tokens, as the lexer rules of cel-go's CEL.g4 do: the longest match wins.</summary>
internal sealed class Lexer(string text)
{
    private int _at;

    /// <summary>All tokens, the last being the end.</summary>
    public List<Token> ReadAll()
    {
        var tokens = new List<Token>();
        do
        {
            SkipBlanks();
            var start = _at;
            var kind = ReadKind();
            tokens.Add(new Token(kind, TextSpan.FromBounds(start, _at)));
        }
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private void SkipBlanks()
    {
        while (_at < text.Length)
        {
            if (text[_at] is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                _at++;
            }
            else if (text[_at] == '/' && Peek(1) == '/')
            {
                var end = text.IndexOf('\n', _at);
                _at = end < 0 ? text.Length : end;
            }
            else
            {
                return;
            }
        }
    }

    private TokenKind ReadKind()
    {
        if (_at == text.Length)
        {
            return TokenKind.End;
        }

        var c = text[_at];
        if (StringScanner.TryScan(text, _at, out var end))
        {
            _at = end;
            return c is 'b' or 'B' ? TokenKind.Bytes : TokenKind.String;
        }

        if (char.IsAsciiLetter(c) || c == '_')
        {
            return ReadWord();
        }

        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
        {
            return ReadNumber();
        }

        var two = (c, Peek(1)) switch
        {
            ('=', '=') => TokenKind.Equal,
            ('!', '=') => TokenKind.NotEqual,
            ('<', '=') => TokenKind.LessOrEqual,
            ('>', '=') => TokenKind.GreaterOrEqual,
            ('&', '&') => TokenKind.And,
            ('|', '|') => TokenKind.Or,
            _ => TokenKind.End,
        };
        if (two != TokenKind.End)
        {
            _at += 2;
            return two;
        }

        var one = One(c);
        if (one == TokenKind.End)
        {
            throw Unexpected();
        }

        _at++;
        return one;
    }

    private static TokenKind One(char c) => c switch
    {
        '<' => TokenKind.Less,
        '>' => TokenKind.Greater,
        '!' => TokenKind.Not,
        '+' => TokenKind.Plus,
        '-' => TokenKind.Minus,
        '*' => TokenKind.Star,
        '/' => TokenKind.Slash,
        '%' => TokenKind.Percent,
        '?' => TokenKind.Question,
        ':' => TokenKind.Colon,
        '.' => TokenKind.Dot,
        ',' => TokenKind.Comma,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        '{' => TokenKind.OpenBrace,
        '}' => TokenKind.CloseBrace,
        '(' => TokenKind.OpenParenthesis,
        ')' => TokenKind.CloseParenthesis,
        _ => TokenKind.End,
    };

    private SyntaxException Unexpected()
    {
        var length = Rune.TryGetRuneAt(text, _at, out var rune) ? rune.Utf16SequenceLength : 1;
        var hint = text[_at] switch
        {
            '=' => ": equality is written `==`",
            '&' => ": and is written `&&`",
            '|' => ": or is written `||`",
            '`' => ": names in backticks are not enabled",
            '“' or '”' or '‘' or '’' => ": strings stand in straight quotes",
            _ => "",
        };
        return new SyntaxException($"unexpected {Quoted(text.Substring(_at, length))}{hint}", new TextSpan(_at, length));
    }

    private static string Quoted(string character) => character == "`" ? "backtick" : $"`{character}`";

    private TokenKind ReadWord()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }

        return text.AsSpan(start, _at - start) switch
        {
            "true" => TokenKind.True,
            "false" => TokenKind.False,
            "null" => TokenKind.Null,
            "in" => TokenKind.In,
            _ => TokenKind.Identifier,
        };
    }

    private TokenKind ReadNumber()
    {
        if (text[_at] == '0' && Peek(1) == 'x' && char.IsAsciiHexDigit(Peek(2)))
        {
            _at += 2;
            while (char.IsAsciiHexDigit(Peek(0)))
            {
                _at++;
            }

            return ReadSuffix();
        }

        SkipDigits();
        var isDouble = false;
        if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
        {
            isDouble = true;
            _at++;
            SkipDigits();
        }

        if (Peek(0) is 'e' or 'E')
        {
            var sign = Peek(1) is '+' or '-' ? 1 : 0;
            if (char.IsAsciiDigit(Peek(1 + sign)))
            {
                isDouble = true;
                _at += 1 + sign;
                SkipDigits();
            }
        }

        return isDouble ? TokenKind.Double : ReadSuffix();
    }

    private TokenKind ReadSuffix()
    {
        if (Peek(0) is not ('u' or 'U'))
        {
            return TokenKind.Int;
        }

        _at++;
        return TokenKind.Uint;
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek(0)))
        {
            _at++;
        }
    }

    private char Peek(int ahead) => _at + ahead < text.Length ? text[_at + ahead] : '\0';
}
