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
}
