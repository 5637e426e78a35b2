using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Dryflux.Analyzer.Config;

/// <summary>A cluster that the configuration names.</summary>
public sealed record ConfigCluster
{
    [Required]
    [Description("Its name, as reports and flags use it.")]
    public string Name { get; init; } = "";

    [Required]
    [Description("The directory that Flux is pointed at, from the repository root.")]
    public string Path { get; init; } = "";

    [Description("The Flux release that runs in it, such as \"2.9\". Default: fluxVersion, else the one it installs, else the newest known.")]
    public string? FluxVersion { get; init; }

    [Description("Its Kubernetes version, such as \"1.34\". Default: kubernetesVersion, else the newest known.")]
    public string? KubernetesVersion { get; init; }
}
