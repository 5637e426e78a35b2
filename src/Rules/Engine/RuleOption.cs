namespace Dryflux.Rules.Engine;

/// <summary>Something about a rule that the configuration can set.</summary>
/// <param name="Name">The key in <c>.dryflux.yaml</c>.</param>
/// <param name="Default">The value when nothing is set.</param>
/// <param name="Description">What it does, in a sentence.</param>
public sealed record RuleOption(string Name, string Default, string Description)
{
    /// <summary>The pattern of a duration.</summary>
    public const string Duration = @"^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$";

    /// <summary>A regular expression that a value must match, plain enough for JSON Schema and .NET; null when every text will do.</summary>
    public string? Pattern { get; init; }
}
