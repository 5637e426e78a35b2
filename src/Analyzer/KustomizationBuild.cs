using System.Text;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Simulator.Flux.Build;
using Dryflux.Simulator.Flux.Substitution;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Analyzer;

/// <summary>Builds one Flux Kustomization of the disk as <c>flux build kustomization --dry-run</c> does, and prints it.</summary>
/// <param name="request">What is asked for; its paths have been checked.</param>
internal sealed class KustomizationBuild(KustomizationRequest request)
{
    private readonly WorkingDirectory _here = new();

    /// <summary>Prints the objects, or why there are none. False when there are none.</summary>
    public bool Print(TextWriter output, TextWriter error)
    {
        var errors = new BuildErrors();
        if (ReadKustomization(errors) is not { } spec)
        {
            error.Write(Describe(errors.All));
            return false;
        }

        // With --in-memory-build flux reads nothing outside of the working directory.
        var path = Path.GetFullPath(request.Directory);
        var root = request.InMemory ? Directory.GetCurrentDirectory() : "/";
        if (RepoPath.TryParse(Path.GetRelativePath(root, path)) is not { } directory)
        {
            errors.Add($"kustomize build failed: must build at directory: not a valid directory: fs-security-constraint abs {path}: path '{path}' is not in or below '{root}'", spec.NameOrigin);
            error.Write(Describe(errors.All));
            return false;
        }

        var result = Build(spec, new Repository(new DiskTree(root)), directory);
        foreach (var warning in result.Warnings)
        {
            error.WriteLine(warning);
        }

        error.Write(Describe(result.Errors));
        var text = new StringBuilder();
        result.PrintTo(text);
        output.Write(text);
        return result.Succeeded;
    }

    private FluxBuildResult Build(KustomizationSpec spec, Repository repository, RepoPath directory)
    {
        var build = new FluxBuild(repository, FluxBuildOptions.Command(request.IgnorePaths));
        return request.IsRecursive
            ? new RecursiveBuild(build, request.InMemory ? RepoPath.Root : _here.Path, request.LocalSources, request.IsStrict).Build(spec, directory)
            : build.Build(spec, directory, new VariableSet(), request.IsStrict);
    }

    private KustomizationSpec? ReadKustomization(BuildErrors errors)
    {
        var name = request.File;
        var shown = request.InMemory ? Path.GetRelativePath(".", name) : Path.GetFullPath(name).TrimStart('/');
        if (SourceText.TryDecode(shown, File.ReadAllBytes(name)) is { } text)
        {
            return FluxKustomizationFile.Find(text, name, request.Name, request.Namespace, errors);
        }

        errors.Add($"failed to get kustomization object: failed to unmarshall kustomization file {name}: yaml: the file is not UTF-8 text", new Place(new SourceText(shown, ""), default));
        return null;
    }

    private string Describe(IEnumerable<BuildError> errors) => request.InMemory ? string.Concat(errors.Select(e => $"{e}\n")) : _here.Describe(errors);
}
