namespace Dryflux.Manifests.Simulation;

/// <summary>What a use of a variable came to.</summary>
public enum VariableOutcome
{
    /// <summary>The variable is set; the expression took its value.</summary>
    Value,

    /// <summary>The variable is unset or empty; the expression took its default.</summary>
    Default,

    /// <summary>The variable is unset and the expression has no default: an error in strict mode, else an empty text.</summary>
    Undefined,

    /// <summary>The variable is set, but its value cannot be known offline: the expression stands as it stood.</summary>
    Unknown,
}
