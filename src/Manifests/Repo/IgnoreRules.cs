namespace Dryflux.Manifests.Repo;

/// <summary>
/// Ignore patterns in order of rising weight: the last that matches a path decides. Immutable; safe for several threads. With
/// Git's syntax nothing below an ignored directory can be taken back, so a walk must not enter one.
/// </summary>
public sealed class IgnoreRules
{
    private readonly IgnoreSyntax _syntax;
    private readonly IgnorePattern[] _patterns;

    private IgnoreRules(IgnoreSyntax syntax, IgnorePattern[] patterns)
    {
        _syntax = syntax;
        _patterns = patterns;
    }

    /// <summary>No patterns, to be read as Git does.</summary>
    public static IgnoreRules Git { get; } = new(IgnoreSyntax.Git, []);

    /// <summary>No patterns, to be read as Flux does.</summary>
    public static IgnoreRules Flux { get; } = new(IgnoreSyntax.Flux, []);

    /// <summary>The patterns, the weightiest last.</summary>
    public IReadOnlyList<IgnorePattern> Patterns => _patterns;

    /// <summary>These rules and, with more weight, the lines of an ignore file.</summary>
    /// <param name="directory">The directory that the patterns are for: the file's own.</param>
    /// <param name="text">The file's text.</param>
    public IgnoreRules With(RepoPath directory, string text) => With(IgnorePattern.Read(text, directory, _syntax));

    /// <summary>These rules and, with more weight, patterns read with the same syntax.</summary>
    public IgnoreRules With(IEnumerable<IgnorePattern> patterns) => new(_syntax, [.. _patterns, .. patterns]);

    /// <summary>True when the patterns ignore the path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="isDirectory">True when it is a directory.</param>
    public bool Ignores(RepoPath path, bool isDirectory)
    {
        for (var i = _patterns.Length - 1; i >= 0; i--)
        {
            if (_patterns[i].Matches(path, isDirectory))
            {
                return !_patterns[i].IsInclusion;
            }
        }

        return false;
    }
}
