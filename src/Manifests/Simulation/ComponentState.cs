namespace Dryflux.Manifests.Simulation;

/// <summary>How far the simulation of a component came.</summary>
public enum ComponentState
{
    /// <summary>Its objects are known.</summary>
    Built,

    /// <summary>Its build fails here as it would in the cluster: see its errors.</summary>
    Failed,

    /// <summary>What it builds is not at hand (a source elsewhere, a chart): see the gaps of its cluster.</summary>
    NotAtHand,
}
