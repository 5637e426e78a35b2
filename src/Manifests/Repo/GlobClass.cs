namespace Dryflux.Manifests.Repo;

/// <summary>A class of characters in a glob: <c>[a-z]</c>.</summary>
internal sealed class GlobClass
{
    private readonly List<(int Low, int High)> _ranges = [];
    private bool _isNegated;

    private GlobClass()
    {
    }

    public bool Contains(int codePoint) => _ranges.Exists(r => r.Low <= codePoint && codePoint <= r.High) != _isNegated;

    /// <summary>Reads on behind the opening bracket; null when the class is malformed.</summary>
    public static GlobClass? Parse(string text, ref int at, IgnoreSyntax syntax)
    {
        var set = new GlobClass();
        return (syntax == IgnoreSyntax.Git ? set.TryReadGit(text, ref at) : set.TryReadGo(text, ref at)) ? set : null;
    }

    // path/match.go: no character may be a bare hyphen or, first, a closing bracket.
    private bool TryReadGo(string text, ref int at)
    {
        _isNegated = at < text.Length && text[at] == '^';
        at += _isNegated ? 1 : 0;
        for (var isFirst = true; ; isFirst = false)
        {
            if (!isFirst && at < text.Length && text[at] == ']')
            {
                at++;
                return true;
            }

            if (!TryTakeGo(text, ref at, out var low))
            {
                return false;
            }

            var high = low;
            if (text[at] == '-')
            {
                at++;
                if (!TryTakeGo(text, ref at, out high))
                {
                    return false;
                }
            }

            _ranges.Add((low, high));
        }
    }

    private static bool TryTakeGo(string text, ref int at, out int codePoint)
    {
        codePoint = 0;
        if (at == text.Length || text[at] is '-' or ']')
        {
            return false;
        }

        at += text[at] == '\\' ? 1 : 0;
        if (at == text.Length)
        {
            return false;
        }

        codePoint = GlobComponent.Next(text, ref at);
        return at < text.Length;
    }

    // git wildmatch.c
    private bool TryReadGit(string text, ref int at)
    {
        _isNegated = at < text.Length && text[at] is '!' or '^';
        at += _isNegated ? 1 : 0;
        var last = -1;
        for (var isFirst = true; at < text.Length; isFirst = false)
        {
            if (!isFirst && text[at] == ']')
            {
                at++;
                return true;
            }

            if (text[at] == '-' && last >= 0 && at + 1 < text.Length && text[at + 1] != ']')
            {
                at++;
                if (!TryTakeGit(text, ref at, out var high))
                {
                    return false;
                }

                _ranges.Add((last, high));
                last = -1;
            }
            else if (text.AsSpan(at).StartsWith("[:", StringComparison.Ordinal) && NameAt(text, at) is { } name)
            {
                at += name.Length + 4;
                last = -1;
                if (!TryAddNamed(name))
                {
                    return false;
                }
            }
            else if (TryTakeGit(text, ref at, out last))
            {
                _ranges.Add((last, last));
            }
            else
            {
                return false;
            }
        }

        return false;
    }

    private static bool TryTakeGit(string text, ref int at, out int codePoint)
    {
        codePoint = -1;
        at += text[at] == '\\' ? 1 : 0;
        if (at == text.Length)
        {
            return false;
        }

        codePoint = GlobComponent.Next(text, ref at);
        return true;
    }

    /// <summary>The name in <c>[:name:]</c>; null when the brackets are plain characters.</summary>
    private static string? NameAt(string text, int at)
    {
        var end = text.IndexOf(']', at);
        return end > at + 2 && text[end - 1] == ':' ? text[(at + 2)..(end - 1)] : null;
    }

    private bool TryAddNamed(string name)
    {
        (int Low, int High)[]? ranges = name switch
        {
            "alnum" => [('0', '9'), ('A', 'Z'), ('a', 'z')],
            "alpha" => [('A', 'Z'), ('a', 'z')],
            "blank" => [(' ', ' '), ('\t', '\t')],
            "cntrl" => [(0, 0x1F), (0x7F, 0x7F)],
            "digit" => [('0', '9')],
            "graph" => [('!', '~')],
            "lower" => [('a', 'z')],
            "print" => [(' ', '~')],
            "punct" => [('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
            "space" => [(' ', ' '), ('\t', '\r')],
            "upper" => [('A', 'Z')],
            "xdigit" => [('0', '9'), ('A', 'F'), ('a', 'f')],
            _ => null,
        };
        _ranges.AddRange(ranges ?? []);
        return ranges is not null;
    }
}
