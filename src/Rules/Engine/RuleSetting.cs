namespace Dryflux.Rules.Engine;

/// <summary>What the configuration says of one rule.</summary>
/// <param name="IsOff">True to turn the rule off.</param>
/// <param name="Level">The level in place of the rule's own, or null.</param>
/// <param name="Options">Values of the rule's options.</param>
public sealed record RuleSetting(bool IsOff = false, Level? Level = null, IReadOnlyDictionary<string, string>? Options = null)
{
    /// <summary>The rule turned off.</summary>
    public static RuleSetting Off { get; } = new(IsOff: true);
}
