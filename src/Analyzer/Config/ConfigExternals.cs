using System.ComponentModel;

namespace Dryflux.Analyzer.Config;

/// <summary>What exists in the cluster without being in Git.</summary>
public sealed record ConfigExternals
{
    [Description("Namespaces.")]
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    [Description("ConfigMaps, as namespace/name.")]
    public IReadOnlyList<string> ConfigMaps { get; init; } = [];

    [Description("Secrets, as namespace/name.")]
    public IReadOnlyList<string> Secrets { get; init; } = [];

    [Description("Service accounts, as namespace/name.")]
    public IReadOnlyList<string> ServiceAccounts { get; init; } = [];

    [Description("Sources, as Kind/namespace/name.")]
    public IReadOnlyList<string> Sources { get; init; } = [];

    [Description("Custom resource definitions, as plural.group.")]
    public IReadOnlyList<string> Crds { get; init; } = [];

    [Description("Variables for postBuild substitution: name to value, null for a value that is not known; or a plain list of names.")]
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();
}
