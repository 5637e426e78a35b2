namespace Dryflux.Rules.Engine;

/// <summary>Something about a rule that the configuration can set.</summary>
/// <param name="Name">The key in <c>.dryflux.yaml</c>.</param>
/// <param name="Default">The value when nothing is set.</param>
/// <param name="Description">What it does, in a sentence.</param>
public sealed record RuleOption(string Name, string Default, string Description);
