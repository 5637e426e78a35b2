namespace Dryflux.Rules.Security;

/// <summary>A flag of the lock-down and the controllers that run without it, at least one.</summary>
internal sealed record LackingFlag(string Flag, IReadOnlyList<FluxController> Controllers);
