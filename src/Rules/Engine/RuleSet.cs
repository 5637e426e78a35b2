namespace Dryflux.Rules.Engine;

/// <summary>When a rule is on.</summary>
public enum RuleSet
{
    /// <summary>By default.</summary>
    Recommended,

    /// <summary>By default once the repository shows tenants.</summary>
    Tenancy,

    /// <summary>In the strict profile: opinions and hygiene.</summary>
    Strict,
}
