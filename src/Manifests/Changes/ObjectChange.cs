using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Manifests.Changes;

/// <summary>What a change does to one object of a cluster: added, removed, moved from one component to another, changed in place, or moved and changed.</summary>
/// <param name="Before">The object in the base; null when the change adds it.</param>
/// <param name="After">The object now; null when the change removes it.</param>
/// <param name="From">The component that applied it; null when it is added.</param>
/// <param name="To">The component that applies it now; null when it is removed.</param>
/// <param name="Fields">The fields that differ, in order of the object; none when it is added or removed.</param>
public sealed record ObjectChange(RenderedObject? Before, RenderedObject? After, ComponentChange? From, ComponentChange? To, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>True when nothing applied it before.</summary>
    public bool IsAdded => Before is null;

    /// <summary>True when nothing applies it any more.</summary>
    public bool IsRemoved => After is null;

    /// <summary>True when another component applies it now; a renamed component is the same one.</summary>
    public bool IsMoved => From is not null && To is not null && !ReferenceEquals(From, To);

    /// <summary>
    /// True when a generated ConfigMap or Secret has another hash at the end of its name: to Kubernetes another object, to people the same one
    /// with other content.
    /// </summary>
    public bool IsRegenerated => Before is not null && After is not null && Before.Id.Name != After.Id.Name;

    /// <summary>What identifies it.</summary>
    public ResourceId Id => (After ?? Before)!.Id;

    /// <inheritdoc/>
    public override string ToString() => Id.ToString();
}
