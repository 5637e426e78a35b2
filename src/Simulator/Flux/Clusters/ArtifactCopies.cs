using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>
/// The artifact that an ArtifactGenerator composes of copies (source-watcher internal/builder/builder.go). YAML is not merged: with the
/// strategy <c>Merge</c> the later file stands for both.
/// </summary>
/// <param name="sources">What the aliases stand for.</param>
internal sealed class ArtifactCopies(IReadOnlyDictionary<string, Repository> sources)
{
    private const string Destination = "@artifact/";

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
        var (from, to) = (copy["from"].Text ?? "", copy["to"].Text ?? "");
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
        if (pattern.AsSpan().IndexOfAny("*?[]") < 0)
        {
            return CopyOne(source, pattern, target, to.EndsWith('/'), exclude, tree) || copy["optional"].IsTrue ? null : $"'{pattern}' does not exist in the source '{alias}'";
        }

        var isAnyCopied = false;
        foreach (var match in Matches(source, RepoPath.Root, pattern.Split('/')))
        {
            // A trailing ** copies what is in the directory; any other pattern keeps the whole path.
            var prefix = pattern.EndsWith("/**", StringComparison.Ordinal) ? pattern[..^2] : "";
            var rest = prefix.Length > 0 && match.Value.StartsWith(prefix, StringComparison.Ordinal) ? match.Value[prefix.Length..] : match.Value;
            isAnyCopied |= Copy(source, match, target.TryCombine(rest)!, exclude, tree);
        }

        return isAnyCopied || copy["optional"].IsTrue ? null : $"no file matches '{pattern}' in the source '{alias}'";
    }

    private static bool CopyOne(Repository source, string path, RepoPath target, bool intoDirectory, IgnoreRules exclude, ArtifactTree tree)
    {
        if (RepoPath.TryParse(path) is not { } from || source.Resolve(from) is null)
        {
            return false;
        }

        // As cp does: a directory goes into the destination; a file too when that is a directory, else it takes its name.
        var isInto = source.IsDirectory(from) ? !from.IsRoot : intoDirectory || tree.HasDirectory(target);
        Copy(source, from, isInto ? target.TryCombine(from.Name)! : target, exclude, tree);
        return true;
    }

    private static bool Copy(Repository source, RepoPath from, RepoPath to, IgnoreRules exclude, ArtifactTree tree)
    {
        if (exclude.Ignores(from, source.IsDirectory(from)))
        {
            return false;
        }

        if (source.IsDirectory(from))
        {
            tree.AddAll(source, from, to, path => exclude.Ignores(path, isDirectory: false));
            return true;
        }

        if (source.File(from) is not { } file)
        {
            return false;
        }

        tree.Add(to, file);
        return true;
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
