using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;
using Dryflux.Simulator.Kustomize.Merging;

namespace Dryflux.Simulator.Kustomize;

/// <summary>
/// What one kustomization has gathered: its objects after its own transformers, and what its bases hand up to be used at the very
/// end (api/internal/accumulator/resaccumulator.go). Once a directory is done its accumulation is never changed again, so every
/// overlay that includes it works on copies.
/// </summary>
public sealed class Accumulation
{
    /// <summary>The objects.</summary>
    public ResourceSet Resources { get; init; } = new();

    /// <summary>Which fields transformers work on.</summary>
    public TransformerConfig Config { get; set; } = TransformerConfig.Empty;

    /// <summary>The vars so far, each a mapping as <see cref="Reading.Shapes.Var"/> has it.</summary>
    public List<YamlMap> Vars { get; } = [];

    /// <summary>What went wrong below.</summary>
    public BuildErrors Errors { get; } = new();

    /// <summary>What upstream would warn about, one line each.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>What the patches, images and replacements of this and its bases came to.</summary>
    public List<EntryEffect> Effects { get; } = [];

    /// <summary>The kustomization directories read, this one among them: an overlay inside one of them is a cycle.</summary>
    public HashSet<RepoPath> Directories { get; } = [];

    /// <summary>The schema that this or a base has set, or null.</summary>
    public OpenApiSchema? Schema { get; set; }
}
