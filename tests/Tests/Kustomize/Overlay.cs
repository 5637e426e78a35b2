using System.Text;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Tests.Kustomize;

/// <summary>Builds a kustomization given as a handful of texts.</summary>
internal static class Overlay
{
    /// <summary>The build of the root directory, objects in input order.</summary>
    public static BuildResult Build(params (string Path, string Text)[] files) =>
        new KustomizeBuild(new Repository(new MemoryTree(files)), new BuildOptions(Reorder: Reorder.None)).Build(RepoPath.Root);

    /// <summary>The output of the root directory.</summary>
    public static string Print(params (string Path, string Text)[] files)
    {
        var result = Build(files);
        Assert.Empty(result.Errors);
        var text = result.Print(out var errors);
        Assert.Empty(errors);
        return text!;
    }

    /// <summary>The output of a build; null, with the reasons, when an object cannot be printed.</summary>
    public static string? Print(this BuildResult result, out IReadOnlyList<BuildError> errors)
    {
        var output = new StringBuilder();
        errors = result.PrintTo(output);
        return errors.Count == 0 ? output.ToString() : null;
    }

    /// <summary>The messages of a build that fails.</summary>
    public static string Failure(params (string Path, string Text)[] files)
    {
        var result = Build(files);
        Assert.False(result.Succeeded);
        return string.Join('\n', result.Errors);
    }

    /// <summary>The scalar at a path of a built object, as in <c>spec.replicas</c>.</summary>
    public static YamlScalar Scalar(BuildResult result, int index, params string[] path) =>
        Assert.IsType<YamlScalar>(Field.Root(result.Resources[index].Root).At(path).Node);
}
