using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Sources;

/// <summary>One entry of <c>copy</c> in an ArtifactGenerator.</summary>
/// <param name="Field">The entry.</param>
/// <param name="Alias">The source that it copies from.</param>
/// <param name="Pattern">A path in the source, or a pattern.</param>
/// <param name="Target">The path in the artifact.</param>
internal sealed record ArtifactCopy(Field Field, string Alias, string Pattern, string Target)
{
    /// <summary><c>from</c>.</summary>
    public Field From => Field["from"];

    /// <summary>True when archives are unpacked instead of files copied.</summary>
    public bool Extracts => Field["strategy"].Text == "Extract";

    /// <summary>True for a pattern.</summary>
    // source-watcher internal/builder/builder.go:containsGlobChars
    public bool IsGlob => Pattern.AsSpan().IndexOfAny("*?[]") >= 0;

    /// <summary>The entry, or null when it is not of the form <c>@alias/path</c> to <c>@artifact/path</c>, or when <c>pathPattern</c> or variables fill it in.</summary>
    public static ArtifactCopy? TryRead(Field entry)
    {
        if (entry["from"].Text is not ['@', ..] from || entry["to"].Text is not { } to || !to.StartsWith("@artifact/", StringComparison.Ordinal)
            || from.Contains('{', StringComparison.Ordinal) || to.Contains('{', StringComparison.Ordinal))
        {
            return null;
        }

        var slash = from.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? null : new ArtifactCopy(entry, from[1..slash], from[(slash + 1)..], to["@artifact/".Length..]);
    }

    /// <summary>The files and directories of a repository that <c>from</c> names: those that match a pattern, or the one at a path.</summary>
    public IReadOnlyList<RepoPath> Matches(Repository repository)
    {
        if (IsGlob)
        {
            return Glob(repository, RepoPath.Root, Pattern.Split('/'), 0).ToList();
        }

        return RepoPath.TryParse(Pattern) is { } path && (repository.IsDirectory(path) || repository.File(path) is not null) ? [path] : [];
    }

    /// <summary>
    /// The files that the entry is known to write, as paths in the artifact; null when nobody can tell, because the content of the
    /// source is not at hand.
    /// </summary>
    /// <param name="repository">The content of the source, or null.</param>
    /// <param name="written">What earlier entries wrote.</param>
    // source-watcher internal/builder/builder.go:applyCopyOperation, applySingleFileCopy, applySingleDirectoryCopy, calculateGlobDestination
    public IReadOnlyList<string>? Writes(Repository? repository, IReadOnlyCollection<string> written)
    {
        if (Extracts || Field["exclude"].Exists)
        {
            return null;
        }

        if (repository is null)
        {
            // A path with an extension is a file, wherever it comes from.
            return !IsGlob && Pattern[(Pattern.LastIndexOf('/') + 1)..].LastIndexOf('.') > 0 ? [FileTarget(written)] : null;
        }

        var files = new List<string>();
        foreach (var match in Matches(repository))
        {
            if (IsGlob)
            {
                var prefix = Pattern.EndsWith("/**", StringComparison.Ordinal) ? $"{Pattern[..^3]}/" : "";
                Add(match, Join(Target, match.Value.StartsWith(prefix, StringComparison.Ordinal) ? match.Value[prefix.Length..] : match.Value));
            }
            else
            {
                Add(match, repository.IsDirectory(match) ? Join(Target, match.Name) : FileTarget(written));
            }
        }

        return files;

        void Add(RepoPath path, string target)
        {
            if (!repository.IsDirectory(path))
            {
                files.Add(target);
                return;
            }

            foreach (var entry in repository.List(path).Where(e => e.Kind != EntryKind.Link && e.Name != ".git"))
            {
                Add(path.TryCombine(entry.Name)!, Join(target, entry.Name));
            }
        }
    }

    private string FileTarget(IReadOnlyCollection<string> written)
    {
        var name = Pattern[(Pattern.LastIndexOf('/') + 1)..];
        var target = Join(Target, "");
        return Target.Length == 0 || Target.EndsWith('/') || written.Any(w => w.StartsWith($"{target}/", StringComparison.Ordinal)) ? Join(Target, name) : target;
    }

    private static string Join(string directory, string name) => string.Join('/', $"{directory}/{name}".Split('/').Where(p => p is not ("" or ".")));

    /// <summary>Name by name, as Go's fs.Glob does: <c>**</c> is there no more than <c>*</c>.</summary>
    private static IEnumerable<RepoPath> Glob(Repository repository, RepoPath directory, string[] parts, int index)
    {
        if (GlobComponent.Parse(parts[index], IgnoreSyntax.Flux) is not { } component)
        {
            yield break;
        }

        foreach (var entry in repository.List(directory).Where(e => e.Name != ".git" && component.Matches(e.Name)))
        {
            var path = directory.TryCombine(entry.Name)!;
            if (index == parts.Length - 1)
            {
                yield return path;
            }
            else if (repository.IsDirectory(path))
            {
                foreach (var below in Glob(repository, path, parts, index + 1))
                {
                    yield return below;
                }
            }
        }
    }
}
