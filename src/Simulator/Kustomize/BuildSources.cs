using System.Collections.Concurrent;
using Dryflux.Manifests.Repo;
using Dryflux.Simulator.Kustomize.Merging;
using Dryflux.Simulator.Kustomize.Reading;

namespace Dryflux.Simulator.Kustomize;

/// <summary>What all builds over one repository share: files read as objects, kustomizations read, directories accumulated. Safe for several threads.</summary>
/// <param name="repository">Where the files are.</param>
/// <param name="options">The options of all builds.</param>
internal sealed class BuildSources(Repository repository, BuildOptions options)
{
    private readonly ConcurrentDictionary<RepoFile, Lazy<ResourceFile>> _resources = new();
    private readonly AccumulationCache _accumulations = new();

    /// <summary>The options of all builds.</summary>
    public BuildOptions Options => options;

    /// <summary>The files of a directory, links followed already.</summary>
    public BuildFiles Files(RepoPath directory) => new(repository, directory, options.IsRestricted, Resources);

    private ResourceFile Resources(RepoFile file) => _resources.GetOrAdd(file, f => new Lazy<ResourceFile>(() => ResourceFile.Read(f))).Value;

    /// <summary>What a directory has gathered. It may be shared: the caller copies what it changes.</summary>
    /// <param name="above">The kustomization that includes the directory.</param>
    /// <param name="files">The directory.</param>
    /// <param name="kustomization">Its file.</param>
    /// <param name="originPath">The path that origin annotations give it, or null.</param>
    /// <param name="schema">The schema set before, or null.</param>
    public Accumulation Accumulate(Accumulator? above, BuildFiles files, KustomizationFile kustomization, string? originPath, OpenApiSchema? schema)
    {
        var shared = _accumulations.Get(new AccumulationCache.Key(files.Directory, schema, originPath), () => Compute(above, files, kustomization, originPath, schema));

        // The same directory may be fine for one overlay and a circle for another: then the error must be found on this way.
        return above is not null && shared.Directories.Any(d => above.VisitedIn(d) is not null) ? Compute(above, files, kustomization, originPath, schema) : shared;
    }

    /// <summary>What a kustomization that stands in no file gathers in a directory: nobody else includes it.</summary>
    /// <param name="files">The directory.</param>
    /// <param name="kustomization">The kustomization.</param>
    /// <param name="originPath">The path that origin annotations give it, or null.</param>
    public Accumulation AccumulateAlone(BuildFiles files, KustomizationFile kustomization, string? originPath) => Compute(null, files, kustomization, originPath, null);

    private Accumulation Compute(Accumulator? above, BuildFiles files, KustomizationFile kustomization, string? originPath, OpenApiSchema? schema)
    {
        var result = new Accumulation { Schema = schema };
        var accumulator = new Accumulator(this, above, files, kustomization, originPath, result);
        accumulator.SetSchema();
        accumulator.Accumulate();
        foreach (var resource in result.Resources.Resources)
        {
            resource.Root.Freeze();
        }

        return result;
    }
}
