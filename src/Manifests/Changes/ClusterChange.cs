using Dryflux.Manifests.Simulation;

namespace Dryflux.Manifests.Changes;

/// <summary>What a change of the repository does to one cluster.</summary>
/// <param name="Before">The cluster in the base; null when there was none.</param>
/// <param name="After">The cluster now; null when it is gone.</param>
/// <param name="Components">Every component of both, also those that stay as they are: those of now in their order, then removed ones.</param>
/// <param name="Objects">The objects that differ: those of now in order of the cluster, then removed ones in order of the base.</param>
public sealed record ClusterChange(Cluster? Before, Cluster? After, IReadOnlyList<ComponentChange> Components, IReadOnlyList<ObjectChange> Objects)
{
    /// <summary>The name that reports and flags use.</summary>
    public string Name => (After ?? Before)!.Name;

    /// <summary>True when the cluster stays as it is, as far as it is known.</summary>
    public bool IsEmpty => Before is not null && After is not null && Objects.Count == 0 && Components.All(c => c.IsCompared || (!c.IsKnownBefore && !c.IsKnownAfter));

    /// <summary>What becomes of a component of either revision; null for one of another cluster.</summary>
    public ComponentChange? Of(Component component) => Components.FirstOrDefault(c => ReferenceEquals(c.Before, component) || ReferenceEquals(c.After, component));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
