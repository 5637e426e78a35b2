namespace Dryflux.Rules.Engine;

/// <summary>How bad a finding is.</summary>
public enum Level
{
    /// <summary>Practice.</summary>
    Note,

    /// <summary>Works, but not as its author believes.</summary>
    Warning,

    /// <summary>Flux will fail or do damage.</summary>
    Error,
}
