using Dryflux.Manifests.Simulation;

namespace Dryflux.Manifests.Changes;

/// <summary>One component in two revisions; also one that stays as it is.</summary>
/// <param name="Before">The component in the base; null when the change adds it.</param>
/// <param name="After">The component now; null when the change removes it.</param>
public sealed record ComponentChange(Component? Before, Component? After)
{
    /// <summary>True when it has another name or namespace than before: to Flux it is removed, and a new one is added.</summary>
    public bool IsRenamed => Before is not null && After is not null && Before.Id.Unversioned != After.Id.Unversioned;

    /// <summary>False when something that the simulation does not know keeps it from telling what the component applied in the base.</summary>
    public bool IsKnownBefore { get; init; } = true;

    /// <summary>False when something that the simulation does not know keeps it from telling what the component applies now.</summary>
    public bool IsKnownAfter { get; init; } = true;

    /// <summary>True when its objects can be compared.</summary>
    public bool IsCompared => IsKnownBefore && IsKnownAfter;

    /// <summary>The component as it is now, or was.</summary>
    public Component Component => (After ?? Before)!;

    /// <inheritdoc/>
    public override string ToString() => IsRenamed ? $"{Before} -> {After}" : Component.ToString();
}
