using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Dryflux.Analyzer.Config;

/// <summary>Bounds for reading YAML; null for the default.</summary>
public sealed record ConfigLimits
{
    [Range(1, int.MaxValue)]
    [Description("Largest YAML file that is read, in bytes. Default: 10485760.")]
    public long? FileBytes { get; init; }

    [Range(1, 1000)]
    [Description("Deepest nesting of mappings and lists. Default: 1000, which is also the most.")]
    public int? Nesting { get; init; }
}
