using System.Text;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Analyzer;

/// <summary>Builds directories of the disk and hands out texts: the output, or why there is none.</summary>
/// <param name="build">The build, over a repository rooted at <c>/</c> so that everything a kustomization names can be read.</param>
/// <param name="showOrigin">True to print before each object where it comes from.</param>
internal sealed class OverlayBuilds(KustomizeBuild build, bool showOrigin)
{
    private readonly WorkingDirectory _here = new();

    /// <summary>Prints one directory's output, or its errors. False when it could not be built.</summary>
    public bool Print(string directory, TextWriter output, TextWriter error)
    {
        var text = new StringBuilder();
        var (errors, warnings) = Build(directory, text);
        foreach (var warning in warnings)
        {
            error.WriteLine(warning);
        }

        output.Write(text);
        error.Write(_here.Describe(errors));
        return errors.Count == 0;
    }

    /// <summary>Writes a file for each directory, several at a time. False when one could not be built.</summary>
    /// <exception cref="UsageException">A file cannot be written.</exception>
    public bool WriteAll(IReadOnlyList<string> directories, string target)
    {
        NamedFile.MakeDirectory($"--output-dir: {target}", target);
        var failed = 0;
        try
        {
            // One text a worker, used again for every directory: outputs are megabytes.
            Parallel.ForEach(directories, () => new StringBuilder(), (directory, _, text) =>
            {
                if (!Write(directory, target, text.Clear()))
                {
                    Interlocked.Increment(ref failed);
                }

                return text;
            }, _ => { });
        }
        catch (AggregateException all) when (all.InnerExceptions is [UsageException first, ..])
        {
            throw first;
        }

        return failed == 0;
    }

    private bool Write(string directory, string target, StringBuilder text)
    {
        var (errors, _) = Build(directory, text);
        text.Append(_here.Describe(errors));
        var name = directory is "." ? "_root" : directory.TrimEnd('/').Replace("/", "__", StringComparison.Ordinal);
        var file = Path.Combine(target, name + (errors.Count > 0 ? ".err" : ".yaml"));
        NamedFile.Write($"--output-dir: {file}", file, writer => writer.Write(text));
        return errors.Count == 0;
    }

    /// <summary>Appends a directory's output to an empty text, which stays empty when there are errors.</summary>
    private (IReadOnlyList<BuildError> Errors, IReadOnlyList<string> Warnings) Build(string directory, StringBuilder text)
    {
        var result = build.Build(RepoPath.Parse(Path.GetFullPath(directory)));
        if (!result.Succeeded)
        {
            return (result.Errors, result.Warnings);
        }

        var errors = result.PrintTo(text, showOrigin ? Heading : null);
        text.Length = errors.Count > 0 ? 0 : text.Length;
        return (errors, result.Warnings);
    }

    /// <summary>Where an object stands, and the entries that brought it into the build, the nearest first.</summary>
    private string Heading(KustomizeResource resource)
    {
        var way = (resource.Trail?.Entries() ?? []).Select(e => _here.Shown(e.Place.ToString()));
        return $"# {string.Join(" < ", way.Prepend(_here.Shown(resource.Root.Origin.Place.ToString())))}\n";
    }
}
