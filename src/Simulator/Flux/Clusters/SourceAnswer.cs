using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>What a source stands for: an artifact, or why there is none.</summary>
/// <param name="Artifact">The artifact, or null.</param>
/// <param name="Cause">Why there is none, in plain words; null when there is.</param>
/// <param name="Place">What makes it so, or null for the reference itself.</param>
internal sealed record SourceAnswer(Repository? Artifact, string? Cause = null, Place? Place = null)
{
    /// <summary>What keeps an artifact from being made in the cluster too; null when nothing does.</summary>
    public BuildError? Error { get; init; }

    /// <summary>The object that is missing, where that is the cause; null otherwise.</summary>
    public ResourceId? Missing { get; init; }

    /// <summary>True when the source holds Flux's own manifests and nothing else.</summary>
    public bool IsFluxItself { get; init; }

    /// <summary>True when an object that is not applied so far could still change the answer.</summary>
    public bool IsOpen { get; init; }
}
