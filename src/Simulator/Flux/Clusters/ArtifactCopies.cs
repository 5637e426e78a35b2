using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>The artifact that an ArtifactGenerator composes of copies (source-watcher internal/builder/builder.go).</summary>
/// <param name="sources">What the aliases stand for.</param>
/// <param name="captures">What <c>pathPattern</c> fills into the paths.</param>
internal sealed class ArtifactCopies(IReadOnlyDictionary<string, Repository> sources, IReadOnlyDictionary<string, string> captures)
{
    private const string Destination = "@artifact/";
    private const string Extract = "Extract";
    private const string Merge = "Merge";

    /// <summary>The artifact, or null with what keeps it from being made.</summary>
    /// <param name="artifact">An entry of <c>spec.artifacts</c>.</param>
    /// <param name="root">The absolute path of the root, for messages.</param>
    /// <param name="problem">What is wrong.</param>
    public ArtifactTree? Make(Field artifact, string root, out BuildError? problem)
    {
        var tree = new ArtifactTree(root);
        foreach (var copy in artifact["copy"].Items)
        {
            if (Apply(copy, tree) is { } message)
            {
                problem = new BuildError(message, copy["from"].Origin.Place);
                return null;
            }
        }

        problem = null;
        return tree;
    }

    /// <summary>Applies one copy; the reason when it fails.</summary>
    private string? Apply(Field copy, ArtifactTree tree)
    {
        var (from, to) = (PathPattern.Fill(copy["from"].Text ?? "", captures), PathPattern.Fill(copy["to"].Text ?? "", captures));
        if (from.Split('/', 2) is not [['@', .. var alias], var pattern] || !sources.TryGetValue(alias, out var source))
        {
            return $"'{from}' names no source of the ArtifactGenerator: write @alias/path";
        }

        if (!to.StartsWith(Destination, StringComparison.Ordinal) || RepoPath.TryParse(to[Destination.Length..]) is not { } target)
        {
            return $"'{to}' must begin with {Destination} and stay inside the artifact";
        }

        // doublestar's patterns are those of Git where the two have the same words.
        var exclude = IgnoreRules.Git.With(RepoPath.Root, string.Join('\n', copy["exclude"].Items.Select(e => e.Text)));
        var strategy = copy["strategy"].Text;
        if (pattern.AsSpan().IndexOfAny("*?[]") < 0)
        {
            return CopyOne(source, pattern, target, to.EndsWith('/'), strategy, exclude, tree);
        }

        var prefix = pattern.EndsWith("/**", StringComparison.Ordinal) ? pattern[..^2] : "";
        var found = (strategy == Extract ? Archives(source, pattern) : Matches(source, RepoPath.Root, pattern.Split('/')))
            .Where(m => !exclude.Ignores(m, source.IsDirectory(m)))
            .ToList();
        foreach (var match in found)
        {
            // A trailing ** copies what is in the directory; any other pattern keeps the whole path.
            var rest = prefix.Length > 0 && match.Value.StartsWith(prefix, StringComparison.Ordinal) ? match.Value[prefix.Length..] : match.Value;
            if (Copy(source, match, strategy == Extract ? target : target.TryCombine(rest)!, strategy, exclude, tree) is { } problem)
            {
                return problem;
            }
        }

        // Among matches that are no archives there may be none to extract.
        return found.Count > 0 || strategy == Extract ? null : $"no file matches '{pattern}' in the source '{alias}'";
    }

    private static string? CopyOne(Repository source, string path, RepoPath target, bool intoDirectory, string? strategy, IgnoreRules exclude, ArtifactTree tree)
    {
        if (RepoPath.TryParse(path) is not { } from || source.Resolve(from) is null)
        {
            return $"'{path}' does not exist in the source";
        }

        if (strategy == Extract && !Tarball.Is(from.Name))
        {
            return $"the strategy Extract takes .tar.gz and .tgz alone, not '{path}'";
        }

        // As cp does: a directory goes into the destination; a file too when that is a directory, else it takes its name.
        var isInto = strategy != Extract && (source.IsDirectory(from) ? !from.IsRoot : intoDirectory || tree.HasDirectory(target));
        return exclude.Ignores(from, source.IsDirectory(from)) ? null : Copy(source, from, isInto ? target.TryCombine(from.Name)! : target, strategy, exclude, tree);
    }

    /// <summary>Copies a file, or a directory, in which no strategy counts.</summary>
    private static string? Copy(Repository source, RepoPath from, RepoPath to, string? strategy, IgnoreRules exclude, ArtifactTree tree)
    {
        if (source.IsDirectory(from))
        {
            tree.AddAll(source, from, to, path => exclude.Ignores(path, isDirectory: false));
            return null;
        }

        if (source.File(from) is not { } file)
        {
            return null;
        }

        if (strategy == Extract)
        {
            return Tarball.Extract(file, to, tree);
        }

        if (strategy == Merge && tree.Find(to) is { } below)
        {
            if (MergedYaml.Make(below, file, out var problem) is not { } merged)
            {
                return problem;
            }

            file = merged;
        }

        tree.Add(to, file);
        return null;
    }

    /// <summary>The archives below a pattern, in which <c>**</c> stands for any number of directories.</summary>
    private static IEnumerable<RepoPath> Archives(Repository source, string pattern)
    {
        var rules = IgnoreRules.Git.With(RepoPath.Root, "/" + pattern);
        return Files(source, RepoPath.Root).Where(p => Tarball.Is(p.Name) && rules.Ignores(p, isDirectory: false));
    }

    private static IEnumerable<RepoPath> Files(Repository source, RepoPath directory)
    {
        foreach (var entry in source.List(directory))
        {
            var path = directory.TryCombine(entry.Name)!;
            foreach (var file in entry.Kind == EntryKind.Directory ? Files(source, path) : [path])
            {
                yield return file;
            }
        }
    }

    /// <summary>Go's fs.Glob: each part matches one name, <c>**</c> no more than <c>*</c>.</summary>
    private static IEnumerable<RepoPath> Matches(Repository source, RepoPath directory, ReadOnlyMemory<string> parts)
    {
        var part = GlobComponent.Parse(parts.Span[0].Replace("**", "*", StringComparison.Ordinal), IgnoreSyntax.Flux);
        foreach (var entry in source.List(directory).Where(e => part?.Matches(e.Name) == true))
        {
            var path = directory.TryCombine(entry.Name)!;
            foreach (var match in parts.Length == 1 ? [path] : source.IsDirectory(path) ? Matches(source, path, parts[1..]) : [])
            {
                yield return match;
            }
        }
    }
}
