using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer;

/// <summary>What a lint run looks at and how: flags and configuration put together.</summary>
/// <param name="Root">The directory that is the repository.</param>
internal sealed record LintOptions(string Root)
{
    /// <summary>When not null, only findings in this file count; its path from the root.</summary>
    public string? OnlyFile { get; init; }

    /// <summary>Which rules run, and how.</summary>
    public RuleSettings Rules { get; init; } = new();

    /// <summary>Says of a path from the root whether its file is left out.</summary>
    public Func<string, bool> IsExcluded { get; init; } = _ => false;

    /// <summary>The Flux release to judge for; null to read it from the repository.</summary>
    public FluxVersion? Flux { get; init; }

    /// <summary>The Kubernetes version to judge for; null for the newest known.</summary>
    public string? Kubernetes { get; init; }

    /// <summary>Bounds for reading YAML.</summary>
    public YamlLimits Limits { get; init; } = YamlLimits.Default;

    /// <summary>Findings that are known and not told again.</summary>
    public Baseline? Baseline { get; init; }
}
