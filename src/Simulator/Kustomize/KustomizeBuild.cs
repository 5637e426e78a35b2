using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Text;
using Dryflux.Simulator.Kustomize.Reading;
using Dryflux.Simulator.Kustomize.Transformers;

namespace Dryflux.Simulator.Kustomize;

/// <summary>
/// <c>kustomize build</c> over a repository, without network, programs and plugins. One instance builds any number of
/// directories, each base once; safe for several threads.
/// </summary>
/// <param name="repository">Where the files are.</param>
/// <param name="options">The options of the command.</param>
public sealed class KustomizeBuild(Repository repository, BuildOptions options)
{
    private readonly BuildSources _sources = new(repository, options);

    /// <summary>What a kustomization in a directory may read.</summary>
    /// <param name="directory">The directory, links followed.</param>
    public BuildFiles Files(RepoPath directory) => _sources.Files(directory);

    /// <summary>Builds a directory (api/krusty/kustomizer.go:Run).</summary>
    public BuildResult Build(RepoPath directory)
    {
        var errors = new BuildErrors();
        if (repository.Resolve(directory) is not { } real || !repository.IsDirectory(real))
        {
            errors.Add($"must build at directory: '{repository.Root.TrimEnd('/')}/{directory}' is not a directory", new Place(new SourceText(directory.Value, ""), default));
            return new BuildResult([], errors.All, []);
        }

        var files = _sources.Files(real);
        return KustomizationFile.Read(files, null, errors) is { } kustomization
            ? Finish(kustomization, _sources.Accumulate(null, files, kustomization, OriginPath(kustomization), null))
            : new BuildResult([], errors.All, []);
    }

    /// <summary>Builds a kustomization that stands in no file, in the place of the directory's own.</summary>
    /// <param name="files">The directory.</param>
    /// <param name="kustomization">The kustomization.</param>
    public BuildResult Build(BuildFiles files, KustomizationFile kustomization) =>
        Finish(kustomization, _sources.AccumulateAlone(files, kustomization, OriginPath(kustomization)));

    private static string? OriginPath(KustomizationFile kustomization) => kustomization.Texts("buildMetadata").Any() ? "" : null;

    private BuildResult Finish(KustomizationFile kustomization, Accumulation accumulation)
    {
        var errors = new BuildErrors();
        errors.AddAll(accumulation.Errors.All);
        if (errors.Count > 0)
        {
            return new BuildResult([], errors.All, accumulation.Warnings);
        }

        var resources = accumulation.Resources.Copy();
        List<string> warnings = [.. accumulation.Warnings];
        Finish(resources, accumulation, errors);
        if (errors.Count == 0)
        {
            Order(resources, kustomization, warnings, errors);
            MetadataAnnotations.Apply(resources, kustomization, options);
        }

        return new BuildResult(errors.Count > 0 ? [] : resources.Resources, errors.All, warnings) { Effects = accumulation.Effects };
    }

    /// <summary>What happens once, at the end of the outermost build (api/internal/target/kusttarget.go:makeCustomizedResMap).</summary>
    private static void Finish(ResourceSet resources, Accumulation accumulation, BuildErrors errors)
    {
        Transformer[] steps =
        [
            new HashTransformer(),
            new NameReferenceTransformer(accumulation.Config.NameReferences),
            new VarTransformer(accumulation.Vars, accumulation.Config.VarReference),
            new LocalConfigTransformer(),
        ];
        foreach (var step in steps)
        {
            step.Transform(resources, errors);
            if (errors.Count > 0)
            {
                return;
            }
        }
    }

    private void Order(ResourceSet resources, KustomizationFile kustomization, List<string> warnings, BuildErrors errors)
    {
        if (kustomization.Map("sortOptions") is { } sortOptions)
        {
            if (options.Reorder != Reorder.Unspecified)
            {
                warnings.Add("Warning: Sorting order is set both in 'kustomization.yaml' ('sortOptions') and in a CLI flag ('--reorder'). Using the kustomization file over the CLI flag.");
            }

            SortOrderTransformer.From(sortOptions, errors)?.Transform(resources, errors);
        }
        else if (options.Reorder != Reorder.None)
        {
            new SortOrderTransformer(KindOrder.Default).Transform(resources, errors);
        }
    }
}
