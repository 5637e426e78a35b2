namespace Dryflux.Rules.Schemas;

/// <summary>One version of a kind that a CRD defines.</summary>
/// <param name="Group">API group.</param>
/// <param name="Version">Version.</param>
/// <param name="Kind">Kind.</param>
/// <param name="IsNamespaced">True when its objects live in namespaces.</param>
/// <param name="IsServed">True when the API server takes objects of this version.</param>
/// <param name="Schema">The schema of an object.</param>
public sealed record CustomKind(string Group, string Version, string Kind, bool IsNamespaced, bool IsServed, SchemaNode Schema);
