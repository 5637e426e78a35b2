namespace Dryflux.Rules.Engine;

/// <summary>Settings that hold below some paths.</summary>
/// <param name="Matches">Says whether a path from the repository root is meant.</param>
/// <param name="Rules">The settings, by rule id.</param>
public sealed record PathOverride(Func<string, bool> Matches, IReadOnlyDictionary<string, RuleSetting> Rules);
