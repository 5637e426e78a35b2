using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Analyzer;

/// <summary>Builds directories of the disk and hands out texts: the output, or why there is none.</summary>
/// <param name="build">The build, over a repository rooted at <c>/</c> so that everything a kustomization names can be read.</param>
/// <param name="showOrigin">True to print before each object where it comes from.</param>
internal sealed class OverlayBuilds(KustomizeBuild build, bool showOrigin)
{
    private readonly string _here = Directory.GetCurrentDirectory().TrimEnd('/') + "/";

    /// <summary>Prints one directory's output, or its errors. False when it could not be built.</summary>
    public bool Print(string directory, TextWriter output, TextWriter error)
    {
        var (text, errors, warnings) = Build(directory);
        foreach (var warning in warnings)
        {
            error.WriteLine(warning);
        }

        output.Write(text);
        error.Write(Describe(errors));
        return text is not null;
    }

    /// <summary>Writes a file for each directory, several at a time. False when one could not be built.</summary>
    public bool WriteAll(IReadOnlyList<string> directories, string target)
    {
        Directory.CreateDirectory(target);
        var failed = 0;
        Parallel.ForEach(directories, directory =>
        {
            var name = directory is "." ? "_root" : directory.TrimEnd('/').Replace("/", "__", StringComparison.Ordinal);
            var (text, errors, _) = Build(directory);
            if (text is null)
            {
                Interlocked.Increment(ref failed);
            }

            File.WriteAllText(Path.Combine(target, name + (text is null ? ".err" : ".yaml")), text ?? Describe(errors));
        });
        return failed == 0;
    }

    private (string? Text, IReadOnlyList<BuildError> Errors, IReadOnlyList<string> Warnings) Build(string directory)
    {
        var result = build.Build(RepoPath.Parse(Path.GetFullPath(directory)));
        if (!result.Succeeded)
        {
            return (null, result.Errors, result.Warnings);
        }

        var text = result.Print(out var errors, showOrigin ? r => $"# {Shown(r.Root.Origin.Place.ToString())}\n" : null);
        return (text, errors, result.Warnings);
    }

    private string Describe(IReadOnlyList<BuildError> errors) => string.Concat(errors.Select(e => $"{Shown(e.ToString())}\n"));

    /// <summary>A place as people know it: the repository is rooted at <c>/</c>, they are somewhere in it.</summary>
    private string Shown(string place) => ("/" + place) is var full && full.StartsWith(_here, StringComparison.Ordinal) ? full[_here.Length..] : full;
}
