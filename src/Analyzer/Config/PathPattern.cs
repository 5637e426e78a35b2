using System.IO.Enumeration;

namespace Dryflux.Analyzer.Config;

/// <summary>
/// A path from the repository root in which <c>*</c> and <c>?</c> stand for characters of a name and <c>**</c> for any number of
/// directories. A pattern that matches a directory matches all below it.
/// </summary>
internal sealed class PathPattern
{
    private readonly string[] _parts;

    private PathPattern(string[] parts) => _parts = parts;

    /// <summary>Reads a pattern; null when it leaves the root or is empty.</summary>
    public static PathPattern? TryParse(string text)
    {
        var parts = text.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".").ToArray();
        return text.StartsWith('/') || parts.Length == 0 || parts.Contains("..") ? null : new PathPattern(parts);
    }

    /// <summary>True when one of some patterns, each known to be right, matches a path.</summary>
    public static Func<string, bool> AnyOf(IEnumerable<string> patterns)
    {
        var parsed = patterns.Select(TryParse).OfType<PathPattern>().ToArray();
        return path => Array.Exists(parsed, p => p.Matches(path));
    }

    /// <summary>True when the pattern matches a path from the root, or a directory above it.</summary>
    public bool Matches(string path) => Matches(_parts, path.Split('/'));

    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern[0] == "**")
            {
                for (var skip = 0; skip <= path.Length; skip++)
                {
                    if (Matches(pattern[1..], path[skip..]))
                    {
                        return true;
                    }
                }

                return false;
            }

            if (path.IsEmpty || !FileSystemName.MatchesSimpleExpression(pattern[0], path[0], ignoreCase: false))
            {
                return false;
            }

            pattern = pattern[1..];
            path = path[1..];
        }

        return true;
    }
}
