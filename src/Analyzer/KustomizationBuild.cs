using System.Text;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Simulator.Flux.Build;

namespace Dryflux.Analyzer;

/// <summary>Builds one Flux Kustomization as <c>flux build kustomization</c> does, and prints it.</summary>
/// <param name="request">What is asked for; its paths have been checked.</param>
internal sealed class KustomizationBuild(KustomizationRequest request)
{
    /// <summary>Prints the objects, or why there are none. False when there are none.</summary>
    /// <exception cref="UsageException">The configuration of the repository is wrong, or the object is in several clusters.</exception>
    public bool Print(TextWriter output, TextWriter error)
    {
        var found = request.File is null ? KustomizationInput.FromRepository(request) : KustomizationInput.FromFile(request);
        foreach (var gap in found.Gaps)
        {
            error.WriteLine($"not known: {gap}");
        }

        if (found.Spec is not { } spec)
        {
            error.Write(Describe(found, found.Errors));
            return false;
        }

        var result = Build(found, spec);
        foreach (var warning in result.Warnings)
        {
            error.WriteLine(warning);
        }

        error.Write(Describe(found, result.Errors));
        var text = new StringBuilder();
        result.PrintTo(text);
        output.Write(text);
        return result.Succeeded;
    }

    private FluxBuildResult Build(KustomizationInput found, KustomizationSpec spec)
    {
        var build = new FluxBuild(found.Repository, FluxBuildOptions.Command(request.IgnorePaths));
        return request.IsRecursive
            ? new RecursiveBuild(build, request.LocalSources.ToDictionary(s => s.Key, s => RepoPath.TryParse(Path.GetRelativePath(found.Root, s.Value))), request.IsStrict).Build(spec, found.Directory, found.Variables, found.Namespace)
            : build.Build(spec, found.Directory, found.Variables, request.IsStrict, found.Namespace);
    }

    private static string Describe(KustomizationInput found, IEnumerable<BuildError> errors) => string.Concat(errors.Select(e => $"{found.Show(e.ToString())}\n"));
}
