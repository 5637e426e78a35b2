namespace Dryflux.Manifests.Repo;

/// <summary>
/// One line of a <c>.sourceignore</c> or of <c>spec.ignore</c>, with the meaning Flux gives it: that of go-git's gitignore package,
/// which differs from Git in places (no character beside <c>**</c>, a trailing <c>/**</c> means the directory too).
/// </summary>
public sealed class IgnorePattern
{
    private readonly RepoPath _directory;
    private readonly string[] _parts;
    private readonly bool _isDirectoryOnly;

    private IgnorePattern(string text, RepoPath directory)
    {
        Text = text;
        _directory = directory;
        IsInclusion = text.StartsWith('!');
        var rest = IsInclusion ? text[1..] : text;
        rest = rest.EndsWith("\\ ", StringComparison.Ordinal) ? rest : rest.TrimEnd(' ');
        _isDirectoryOnly = rest.EndsWith('/');
        _parts = (_isDirectoryOnly ? rest[..^1] : rest).Split('/');
    }

    /// <summary>The line as written.</summary>
    public string Text { get; }

    /// <summary>True for a line that starts with <c>!</c>: what it matches is kept.</summary>
    public bool IsInclusion { get; }

    /// <summary>The patterns of a text, in order: every line that is not blank and does not start with <c>#</c> in its first column.</summary>
    /// <param name="text">The text.</param>
    /// <param name="directory">The directory the patterns hold for.</param>
    public static IEnumerable<IgnorePattern> Read(string text, RepoPath directory = default)
    {
        foreach (var line in text.Split('\n'))
        {
            // pkg/sourceignore ReadPatterns
            var pattern = line.TrimEnd('\r');
            if (!pattern.StartsWith('#') && !string.IsNullOrWhiteSpace(pattern))
            {
                yield return new IgnorePattern(pattern, directory);
            }
        }
    }

    /// <summary>True when the pattern speaks of a file: of itself or of a directory above it.</summary>
    /// <param name="file">The file's path.</param>
    public bool Matches(RepoPath file)
    {
        if (!file.IsIn(_directory) || file == _directory)
        {
            return false;
        }

        var path = file.RelativeTo(_directory).Split('/');
        return _parts.Length == 1 ? MatchesName(path) : MatchesPath(path);
    }

    // pkg/sourceignore/gitignore pattern.simpleNameMatch
    private bool MatchesName(string[] path)
    {
        var i = Array.FindIndex(path, name => MatchesPart(_parts[0], name));
        return i >= 0 && !(_isDirectoryOnly && i == path.Length - 1);
    }

    // pkg/sourceignore/gitignore pattern.globMatch
    private bool MatchesPath(ReadOnlySpan<string> path)
    {
        var isMatched = false;
        var mayTraverse = false;
        for (var i = 0; i < _parts.Length; i++)
        {
            var part = _parts[i];
            if (part.Length == 0)
            {
                mayTraverse = false;
            }
            else if (part == "**")
            {
                mayTraverse = i < _parts.Length - 1;
            }
            else if (part.Contains("**", StringComparison.Ordinal) || path.IsEmpty)
            {
                return false;
            }
            else if (mayTraverse)
            {
                mayTraverse = false;
                var found = 0;
                while (found < path.Length && !MatchesPart(part, path[found]))
                {
                    found++;
                }

                isMatched = found < path.Length;
                path = isMatched ? path[(found + 1)..] : [];
            }
            else if (MatchesPart(part, path[0]))
            {
                isMatched = true;
                path = path[1..];
            }
            else
            {
                return false;
            }
        }

        return isMatched && !(_isDirectoryOnly && path.IsEmpty);
    }

    /// <summary>Go's filepath.Match within one part of a path; a pattern that Go calls malformed matches nothing.</summary>
    private static bool MatchesPart(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern[0] == '*')
            {
                pattern = pattern[1..];
                for (var i = 0; i <= name.Length; i++)
                {
                    if (MatchesPart(pattern, name[i..]))
                    {
                        return true;
                    }
                }

                return false;
            }

            if (name.IsEmpty || !MatchesCharacter(ref pattern, name[0]))
            {
                return false;
            }

            name = name[1..];
        }

        return name.IsEmpty;
    }

    private static bool MatchesCharacter(ref ReadOnlySpan<char> pattern, char c)
    {
        switch (pattern[0])
        {
            case '?':
                pattern = pattern[1..];
                return true;
            case '[':
                return MatchesClass(ref pattern, c);
            case '\\' when pattern.Length < 2:
                return false;
            case '\\':
                pattern = pattern[1..];
                break;
        }

        var isSame = pattern[0] == c;
        pattern = pattern[1..];
        return isSame;
    }

    private static bool MatchesClass(ref ReadOnlySpan<char> pattern, char c)
    {
        var rest = pattern[1..];
        var isNegated = !rest.IsEmpty && rest[0] == '^';
        rest = isNegated ? rest[1..] : rest;
        var isIn = false;
        for (var count = 0; ; count++)
        {
            if (!rest.IsEmpty && rest[0] == ']' && count > 0)
            {
                pattern = rest[1..];
                return isIn != isNegated;
            }

            if (!TakeLetter(ref rest, out var low))
            {
                return false;
            }

            var high = low;
            if (!rest.IsEmpty && rest[0] == '-')
            {
                rest = rest[1..];
                if (!TakeLetter(ref rest, out high))
                {
                    return false;
                }
            }

            isIn |= c >= low && c <= high;
        }
    }

    private static bool TakeLetter(ref ReadOnlySpan<char> rest, out char letter)
    {
        letter = default;
        if (!rest.IsEmpty && rest[0] == '\\')
        {
            rest = rest[1..];
        }
        else if (rest.IsEmpty || rest[0] is '-' or ']')
        {
            return false;
        }

        if (rest.IsEmpty)
        {
            return false;
        }

        letter = rest[0];
        rest = rest[1..];
        return true;
    }
}
