namespace Dryflux.Rules.Dependencies;

/// <summary>What happens to a component, in this order.</summary>
internal enum Moment
{
    /// <summary>It exists, its dependencies are ready, and its source is there.</summary>
    Started,

    /// <summary>Its build is done and the first stage is applied: definitions, namespaces, cluster roles.</summary>
    Prepared,

    /// <summary>Everything is applied; for a HelmRelease, installed.</summary>
    Applied,

    /// <summary>It reports Ready.</summary>
    Ready,
}
