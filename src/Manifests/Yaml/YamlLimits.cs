namespace Dryflux.Manifests.Yaml;

/// <summary>Bounds that keep a hostile file from costing more than it is worth.</summary>
/// <param name="FileBytes">Largest file that is read as YAML.</param>
/// <param name="Nesting">Deepest nesting of mappings and lists.</param>
/// <param name="ExpandedNodes">Most nodes of one document once every alias is expanded.</param>
public sealed record YamlLimits(long FileBytes = 10 * 1024 * 1024, int Nesting = 1000, long ExpandedNodes = 10_000_000)
{
    /// <summary>The bounds used when the configuration names none.</summary>
    public static YamlLimits Default { get; } = new();
}
