namespace Dryflux.Manifests.Simulation;

/// <summary>What an entry of a kustomization file came to in one build.</summary>
public enum EntryOutcome
{
    /// <summary>It selects nothing.</summary>
    NothingMatches,

    /// <summary>All that it selects is as it says already.</summary>
    NothingChanges,

    /// <summary>It worked on something.</summary>
    Worked,
}
