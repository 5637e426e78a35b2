using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>What came of a component's build.</summary>
/// <param name="Pending">The component.</param>
/// <param name="State">How far it came.</param>
internal sealed record ComponentOutcome(PendingComponent Pending, ComponentState State)
{
    /// <summary>The directory, or null.</summary>
    public RepoPath? Directory { get; init; }

    /// <summary>What the directory is in, or null.</summary>
    public Repository? Artifact { get; init; }

    /// <summary>What it applies.</summary>
    public IReadOnlyList<BuiltObject> Objects { get; init; } = [];

    /// <summary>Why it fails.</summary>
    public IReadOnlyList<BuildError> Errors { get; init; } = [];

    /// <summary>What it warns about.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What its patches, images and replacements came to.</summary>
    public IReadOnlyList<EntryEffect> Effects { get; init; } = [];

    /// <summary>Its variables.</summary>
    public IReadOnlyList<Variable> Variables { get; init; } = [];

    /// <summary>The uses of variables.</summary>
    public IReadOnlyList<VariableUse> Uses { get; init; } = [];

    /// <summary>What is not known of it.</summary>
    public IReadOnlyList<FoundGap> Gaps { get; init; } = [];
}
