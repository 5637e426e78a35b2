namespace Dryflux.Rules.Engine;

/// <summary>What is reported when a rule throws: a fault of dryflux, never of the repository.</summary>
public static class CrashedRule
{
    /// <summary>Not in the catalogue: it cannot be configured, only reported to us.</summary>
    public static RuleInfo Info { get; } = new()
    {
        Id = "FX000",
        Name = "rule-crashed",
        Title = "A rule of dryflux failed",
        Level = Level.Error,
        Why = "A rule threw an exception. The run went on without it. Please report it with the file that it names.",
        Sources = [],
    };
}
