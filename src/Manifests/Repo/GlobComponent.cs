using System.Text;

namespace Dryflux.Manifests.Repo;

/// <summary>A glob for one name of a path: <c>*</c>, <c>?</c>, classes, escapes. Of characters, as Go has it; Git would match bytes.</summary>
public sealed class GlobComponent
{
    private readonly List<Token> _tokens;
    private readonly string? _literal;

    private GlobComponent(List<Token> tokens, string? literal)
    {
        _tokens = tokens;
        _literal = literal;
    }

    /// <summary>Stands for <c>**</c>: any number of names.</summary>
    public static GlobComponent AnyNames { get; } = new([], literal: null);

    /// <summary>Reads a glob; null when it is malformed and so matches nothing.</summary>
    public static GlobComponent? Parse(string text, IgnoreSyntax syntax)
    {
        if (text.AsSpan().IndexOfAny("*?[\\") < 0)
        {
            return new GlobComponent([], text);
        }

        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            switch (text[at])
            {
                case '*':
                    at++;
                    tokens.Add(new Token(TokenKind.Star));
                    break;
                case '?':
                    at++;
                    tokens.Add(new Token(TokenKind.Any));
                    break;
                case '[':
                    at++;
                    if (GlobClass.Parse(text, ref at, syntax) is not { } set)
                    {
                        return null;
                    }

                    tokens.Add(new Token(TokenKind.Class, Class: set));
                    break;
                default:
                    at += text[at] == '\\' ? 1 : 0;
                    if (at == text.Length)
                    {
                        return null;
                    }

                    tokens.Add(new Token(TokenKind.Character, Next(text, ref at)));
                    break;
            }
        }

        return new GlobComponent(tokens, literal: null);
    }

    /// <summary>True when the whole name matches.</summary>
    public bool Matches(ReadOnlySpan<char> name)
    {
        if (_literal is not null)
        {
            return name.SequenceEqual(_literal);
        }

        // On a mismatch the last star takes one character more; earlier stars never need to.
        var (token, at) = (0, 0);
        var (starToken, starAt) = (-1, 0);
        while (at < name.Length)
        {
            if (token < _tokens.Count && _tokens[token].Kind == TokenKind.Star)
            {
                (starToken, starAt) = (++token, at);
                continue;
            }

            var next = at;
            if (token < _tokens.Count && _tokens[token].Takes(Next(name, ref next)))
            {
                (token, at) = (token + 1, next);
            }
            else if (starToken >= 0)
            {
                Next(name, ref starAt);
                (token, at) = (starToken, starAt);
            }
            else
            {
                return false;
            }
        }

        while (token < _tokens.Count && _tokens[token].Kind == TokenKind.Star)
        {
            token++;
        }

        return token == _tokens.Count;
    }

    /// <summary>Takes a code point.</summary>
    internal static int Next(ReadOnlySpan<char> text, ref int at)
    {
        Rune.DecodeFromUtf16(text[at..], out var rune, out var width);
        at += width;
        return rune.Value;
    }

    private enum TokenKind
    {
        Character,
        Any,
        Star,
        Class,
    }

    private readonly record struct Token(TokenKind Kind, int Character = 0, GlobClass? Class = null)
    {
        public bool Takes(int codePoint) => Kind switch
        {
            TokenKind.Character => codePoint == Character,
            TokenKind.Class => Class!.Contains(codePoint),
            _ => true,
        };
    }
}
