using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize;

/// <summary>Finds the directory that an entry of <c>resources</c> or <c>components</c> names (api/internal/loader/fileloader.go:New).</summary>
internal static class DirectoryEntry
{
    /// <summary>The directory, links followed; null with the reason reported.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="failure">What stands before the message.</param>
    /// <param name="from">The kustomization that has the entry.</param>
    /// <param name="errors">Where mistakes go.</param>
    public static BuildFiles? Find(YamlScalar entry, string failure, Accumulator from, BuildErrors errors)
    {
        var files = from.Files;
        var problem = ProblemOfText(entry.Value);
        if (problem is null)
        {
            var shown = files.Display(entry.Value);
            if (files.Locate(entry.Value) is not { } target || files.Repository.Resolve(target) is not { } real)
            {
                problem = files.Unreadable(entry.Value) ?? $"must build at directory: not a valid directory: evalsymlink failure on '{shown}' : '{shown}' doesn't exist";
            }
            else if (!files.Repository.IsDirectory(real))
            {
                problem = $"must build at directory: '{shown}': file is not directory";
            }
            else if (from.VisitedIn(real) is { } visited)
            {
                problem = $"cycle detected: candidate root '{files.Absolute(real)}' contains visited root '{files.Absolute(visited)}'";
            }
            else
            {
                return from.Sources.Files(real);
            }
        }

        errors.Add(new BuildError(failure + problem, entry.Origin.Place) { Kind = RemoteBase.IsAddress(entry.Value) || BuildFiles.IsRemote(entry.Value) ? BuildErrorKind.Remote : BuildErrorKind.Build });
        return null;
    }

    /// <summary>Why the text cannot be the path of a directory, whatever is on disk.</summary>
    private static string? ProblemOfText(string path)
    {
        if (path.Length == 0)
        {
            return "new root cannot be empty";
        }

        if (RemoteBase.IsAddress(path))
        {
            return $"'{path}' is a remote base: a build without network cannot fetch it";
        }

        if (path.StartsWith('/'))
        {
            return $"new root '{path}' cannot be absolute";
        }

        return path.Split('/').Any(p => p.Contains("..", StringComparison.Ordinal) && p != "..")
            ? $"path \"{path}\" is ambiguous: a part holds '..' without being it; check for YAML indentation errors in your kustomization file"
            : null;
    }
}
