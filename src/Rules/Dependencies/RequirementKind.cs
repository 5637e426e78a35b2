namespace Dryflux.Rules.Dependencies;

/// <summary>How an event waits for another.</summary>
internal enum RequirementKind
{
    /// <summary>The order of the events of one component.</summary>
    Course,

    /// <summary>Flux waits: a parent that applies it, a source.</summary>
    Order,

    /// <summary><c>dependsOn</c>: Flux waits.</summary>
    DependsOn,

    /// <summary>A health check: Flux waits, up to the timeout.</summary>
    Health,

    /// <summary>Flux does not wait: it fails and tries again until what is needed is there. Only a new cluster lacks it.</summary>
    Need,
}
