namespace Dryflux.Manifests.Repo;

/// <summary>One line of a file of ignore patterns, bound to the directory it is for.</summary>
public sealed class IgnorePattern
{
    private readonly RepoPath _domain;
    private readonly bool _isDirectoryOnly;
    private readonly bool _isForLastName;
    private readonly GlobPath? _path;
    private readonly GlobComponent?[] _components;

    private IgnorePattern(string text, RepoPath domain, IgnoreSyntax syntax)
    {
        Text = text;
        _domain = domain;
        IsInclusion = text.StartsWith('!');
        var rest = IsInclusion ? text[1..] : text;
        rest = syntax == IgnoreSyntax.Git ? TrimGit(rest) : rest.EndsWith("\\ ", StringComparison.Ordinal) ? rest : rest.TrimEnd(' ');
        _isDirectoryOnly = rest.EndsWith('/');
        rest = _isDirectoryOnly ? rest[..^1] : rest;
        if (syntax == IgnoreSyntax.Flux)
        {
            _components = ReadFlux(rest);
            return;
        }

        // git dir.c:parse_path_pattern: without a slash the pattern is for names in any directory.
        _isForLastName = !rest.Contains('/');
        _path = _isForLastName ? null : GlobPath.Parse(rest.StartsWith('/') ? rest[1..] : rest);
        _components = _isForLastName ? [GlobComponent.Parse(rest, syntax)] : [];
    }

    /// <summary>The line as written.</summary>
    public string Text { get; }

    /// <summary>True for a line that starts with <c>!</c>: what it matches is kept.</summary>
    public bool IsInclusion { get; }

    /// <summary>The patterns of a text in order: of every line that is not blank and does not start with <c>#</c>. A malformed one matches nothing.</summary>
    /// <param name="text">The text of an ignore file.</param>
    /// <param name="directory">The directory that the patterns are for: the file's own.</param>
    /// <param name="syntax">Who reads the file.</param>
    public static IEnumerable<IgnorePattern> Read(string text, RepoPath directory, IgnoreSyntax syntax)
    {
        foreach (var ended in text.Split('\n'))
        {
            var line = ended.EndsWith('\r') ? ended[..^1] : ended;
            if (!line.StartsWith('#') && (syntax == IgnoreSyntax.Git ? line.Length > 0 : !string.IsNullOrWhiteSpace(line)))
            {
                yield return new IgnorePattern(line, directory, syntax);
            }
        }
    }

    /// <summary>True when the pattern speaks of a path; with Flux's syntax also when it speaks of a directory above it.</summary>
    /// <param name="path">The path.</param>
    /// <param name="isDirectory">True when it is a directory.</param>
    public bool Matches(RepoPath path, bool isDirectory)
    {
        if (!path.IsIn(_domain) || path == _domain)
        {
            return false;
        }

        var relative = path.Value.AsSpan(_domain.IsRoot ? 0 : _domain.Value.Length + 1);
        return (_path, _components) switch
        {
            (null, [{ } name]) when _isForLastName => (isDirectory || !_isDirectoryOnly) && name.Matches(relative[(relative.LastIndexOf('/') + 1)..]),
            (null, [{ } name]) => MatchesName(name, relative, isDirectory),
            (null, _) => MatchesFlux(relative, isDirectory),
            ({ } anchored, _) => (isDirectory || !_isDirectoryOnly) && anchored.Matches(relative),
        };
    }

    // sourceignore/gitignore/pattern.go:ParsePattern
    private static GlobComponent?[] ReadFlux(string text)
    {
        var parts = text.Split('/');
        var components = new GlobComponent?[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var isOnly = parts.Length == 1;
            if (!isOnly && parts[i].Length == 0)
            {
                // A leading or doubled slash, which counts for nothing.
                continue;
            }

            components[i] = !isOnly && parts[i] == "**" ? GlobComponent.AnyNames : GlobComponent.Parse(parts[i], IgnoreSyntax.Flux);
            if (components[i] is null || (!isOnly && components[i] != GlobComponent.AnyNames && parts[i].Contains("**", StringComparison.Ordinal)))
            {
                return [];
            }
        }

        return components;
    }

    // sourceignore/gitignore/pattern.go:simpleNameMatch
    private bool MatchesName(GlobComponent name, ReadOnlySpan<char> path, bool isDirectory)
    {
        while (true)
        {
            var (first, rest) = Cut(path);
            if (name.Matches(first))
            {
                return isDirectory || !_isDirectoryOnly || !rest.IsEmpty;
            }

            if (rest.IsEmpty)
            {
                return false;
            }

            path = rest;
        }
    }

    // sourceignore/gitignore/pattern.go:globMatch
    private bool MatchesFlux(ReadOnlySpan<char> path, bool isDirectory)
    {
        var hasMatched = false;
        var maySkip = false;
        for (var i = 0; i < _components.Length; i++)
        {
            if (_components[i] is not { } component)
            {
                maySkip = false;
            }
            else if (component == GlobComponent.AnyNames)
            {
                maySkip = i < _components.Length - 1;
            }
            else if (path.IsEmpty)
            {
                return false;
            }
            else
            {
                do
                {
                    var (first, rest) = Cut(path);
                    path = rest;
                    hasMatched = component.Matches(first);
                }
                while (!hasMatched && maySkip && !path.IsEmpty);

                if (!hasMatched && !maySkip)
                {
                    return false;
                }

                maySkip = false;
            }
        }

        return hasMatched && (isDirectory || !_isDirectoryOnly || !path.IsEmpty);
    }

    private static Pieces Cut(ReadOnlySpan<char> path) =>
        path.IndexOf('/') is var slash and >= 0 ? new Pieces(path[..slash], path[(slash + 1)..]) : new Pieces(path, []);

    // git dir.c:trim_trailing_spaces
    private static string TrimGit(string line)
    {
        var end = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
                end = Math.Min(i + 1, line.Length);
            }
            else if (line[i] != ' ')
            {
                end = i + 1;
            }
        }

        return line[..end];
    }

    private readonly ref struct Pieces(ReadOnlySpan<char> first, ReadOnlySpan<char> rest)
    {
        private readonly ReadOnlySpan<char> _first = first;
        private readonly ReadOnlySpan<char> _rest = rest;

        public void Deconstruct(out ReadOnlySpan<char> name, out ReadOnlySpan<char> below)
        {
            name = _first;
            below = _rest;
        }
    }
}
