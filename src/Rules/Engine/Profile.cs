namespace Dryflux.Rules.Engine;

/// <summary>Which sets of rules a run turns on.</summary>
public enum Profile
{
    /// <summary>The recommended set, and the tenancy set where the repository shows tenants.</summary>
    Recommended,

    /// <summary>The strict set as well.</summary>
    Strict,

    /// <summary>Every rule.</summary>
    All,
}
