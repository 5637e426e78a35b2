namespace Dryflux.Simulator.Kustomize;

/// <summary>What an object was called before a step renamed it; group and version are always its current ones.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Name">Name.</param>
/// <param name="Namespace">Effective namespace.</param>
public readonly record struct PreviousId(string Kind, string Name, string Namespace);
