namespace Dryflux.Manifests.Simulation;

/// <summary>Whether an object will exist in a cluster.</summary>
public enum PresenceKind
{
    /// <summary>Nothing that is known makes it, and nothing unknown could.</summary>
    Absent,

    /// <summary>Nothing that is known makes it, but the analysis has a gap that could hide what does.</summary>
    Possible,

    /// <summary>It exists without being in Git: every cluster has it, or the configuration says so.</summary>
    External,

    /// <summary>A controller makes it from an object that is applied (ExternalSecret, SealedSecret, Certificate, ...).</summary>
    Produced,

    /// <summary>A component applies it.</summary>
    Applied,
}
