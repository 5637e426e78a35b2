using System.ComponentModel;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Config;

/// <summary>What <c>.dryflux.yaml</c> says. The JSON Schema of the file is generated from this type: descriptions are read by users.</summary>
[Description("Configuration of dryflux, as .dryflux.yaml at the root of a repository. Flags beat it.")]
public sealed record ConfigFile
{
    [Description("Version of this format: 1.")]
    public int Version { get; init; } = 1;

    [Description("The Flux release to judge for, such as \"2.9\". Default: the one the repository installs, else the newest known.")]
    public string? FluxVersion { get; init; }

    [Description("The Kubernetes version to judge for, such as \"1.34\". Default: the newest known.")]
    public string? KubernetesVersion { get; init; }

    [Description("Which rules are on. Default: recommended.")]
    public Profile? Profile { get; init; }

    [Description("The clusters of the repository. Default: found.")]
    public IReadOnlyList<ConfigCluster> Clusters { get; init; } = [];

    [Description("What a source stands for on this disk: Kind/namespace/name to a directory, relative to the repository root.")]
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();

    [Description("What exists in the cluster without being in Git.")]
    public ConfigExternals Externals { get; init; } = new();

    [Description("Files that are not checked: paths from the repository root, with *, ** and ?.")]
    public IReadOnlyList<string> Exclude { get; init; } = [];

    [Description("Levels and options of single rules, by id or name.")]
    public IReadOnlyDictionary<string, RuleSetting> Rules { get; init; } = new Dictionary<string, RuleSetting>();

    [Description("Levels of rules below some paths; later entries win.")]
    public IReadOnlyList<ConfigOverride> Overrides { get; init; } = [];

    [Description("Bounds that keep a hostile file from costing more than it is worth.")]
    public ConfigLimits Limits { get; init; } = new();
}
