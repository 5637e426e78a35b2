using System.Text;
using System.Text.RegularExpressions;
using Dryflux.Manifests.Repo;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>
/// <c>pathPattern</c> of an ArtifactGenerator, as <c>@repo/apps/{app}</c>: each directory that matches gives values to the captures, with which the
/// artifacts are filled in (source-watcher internal/controller/artifactgenerator_pathpattern.go).
/// </summary>
internal sealed class PathPattern
{
    private readonly Regex _path;

    private PathPattern(string alias, Regex path)
    {
        Alias = alias;
        _path = path;
    }

    /// <summary>The alias of the source whose directories are looked at.</summary>
    public string Alias { get; }

    /// <summary>Reads a pattern; null for one that Flux refuses.</summary>
    public static PathPattern? TryParse(string text) =>
        text.Split('/', 2) is [['@', .. var alias], var pattern] && AsRegex(pattern, unique: true) is { } path ? new PathPattern(alias, path) : null;

    /// <summary>True when an artifact with a template for its name could be called so.</summary>
    public static bool CouldName(string template, string name) => AsRegex(template, unique: false)?.IsMatch(name) == true;

    /// <summary>The captures of each directory that matches, as they are written there.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Matches(Repository source)
    {
        foreach (var directory in Directories(source, RepoPath.Root))
        {
            if (_path.Match(directory.Value) is { Success: true } match)
            {
                yield return match.Groups.Keys.Where(k => !char.IsAsciiDigit(k[0])).ToDictionary(k => k, k => match.Groups[k].Value, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>A template with its captures filled in.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> captures)
    {
        foreach (var (name, value) in captures)
        {
            template = template.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return template;
    }

    private static Regex? AsRegex(string template, bool unique)
    {
        var text = new StringBuilder("^");
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] != '{')
            {
                text.Append(Regex.Escape(template[at].ToString()));
                continue;
            }

            var end = template.IndexOf('}', at);
            var name = end < 0 ? "" : template[(at + 1)..end];
            if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') || (!names.Add(name) && unique))
            {
                return null;
            }

            text.Append(unique ? $"(?<{name}>[^/]+)" : "[^/]+");
            at = end;
        }

        return new Regex(text.Append("\\z").ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    private static IEnumerable<RepoPath> Directories(Repository source, RepoPath directory)
    {
        foreach (var entry in source.List(directory))
        {
            if (entry.Kind == EntryKind.Directory && directory.TryCombine(entry.Name) is { } path)
            {
                yield return path;
                foreach (var inner in Directories(source, path))
                {
                    yield return inner;
                }
            }
        }
    }
}
