using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Kustomizations;

/// <summary>A file or directory of this repository that ignore patterns keep out of the artifact of a source.</summary>
/// <param name="Path">The path.</param>
/// <param name="Pattern">The pattern, as written.</param>
/// <param name="Place">Where it is written; null for one of Flux's defaults.</param>
internal sealed record LeftOutPath(RepoPath Path, string Pattern, Place? Place)
{
    /// <summary>True when the repository has the path and the artifact that a component builds from has not.</summary>
    public static bool IsLeftOut(Component component, RepoPath path, Workspace workspace) =>
        component is { Repository: { } artifact, Kustomization: { } kustomization }
        && kustomization.SourceRef["kind"].Text != "ExternalArtifact"
        && artifact.Root == workspace.Repository.Root
        && artifact.Resolve(path) is null
        && FirstFile(workspace.Repository, path) is not null;

    /// <summary>The path that a build error speaks of, when the build fails because the artifact lacks it; null otherwise.</summary>
    public static RepoPath? Of(BuildError error, Component component, Workspace workspace) =>
        BuildReference.At(error, workspace) is { } path && IsLeftOut(component, path, workspace) ? path : null;

    /// <summary>The path with the pattern that decides: the last one that matches.</summary>
    /// <param name="path">A path that is left out.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="ignore"><c>spec.ignore</c> of the source.</param>
    public static LeftOutPath Find(RepoPath path, Repository repository, Field ignore)
    {
        var file = FirstFile(repository, path) ?? path;
        var found = new LeftOutPath(path, "", null);
        foreach (var pattern in SourceIgnore.Defaults(RepoPath.Root).Patterns.Where(p => p.Matches(file, isDirectory: false)))
        {
            found = new LeftOutPath(path, pattern.Text, null);
        }

        for (var i = 0; i <= file.Value.Count('/'); i++)
        {
            var directory = RepoPath.Parse(string.Join('/', file.Value.Split('/').Take(i)));
            if (directory.TryCombine(SourceIgnore.FileName) is { } own && repository.File(own)?.Text is { } text)
            {
                found = Last(text.Content, directory, file, p => new Place(text, p)) is { } last ? last with { Path = path } : found;
            }
        }

        return ignore.Scalar is { } scalar && Last(scalar.Value, RepoPath.Root, file, scalar.PlaceOf) is { } set ? set with { Path = path } : found;
    }

    private static LeftOutPath? Last(string text, RepoPath directory, RepoPath file, Func<TextSpan, Place> placeOf)
    {
        LeftOutPath? last = null;
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            if (IgnorePattern.Read(line, directory, IgnoreSyntax.Flux).Any(p => p.Matches(file, isDirectory: false)))
            {
                last = new LeftOutPath(file, line.Trim(), placeOf(new TextSpan(start, line.TrimEnd().Length)));
            }

            start += line.Length + 1;
        }

        return last;
    }

    /// <summary>The path itself when it is a file, or the first file below it, the kustomization file before others; null when there is none: Git knows no empty directories.</summary>
    private static RepoPath? FirstFile(Repository repository, RepoPath path)
    {
        if (repository.File(path) is not null)
        {
            return path;
        }

        if (KustomizationFiles.In(repository, path) is { } kustomization)
        {
            return path.TryCombine(kustomization.Path.Name);
        }

        return repository.List(path).Where(e => e.Kind != EntryKind.Link).Select(e => path.TryCombine(e.Name) is { } below ? FirstFile(repository, below) : null).FirstOrDefault(f => f is not null);
    }
}
