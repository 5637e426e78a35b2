namespace Dryflux.Manifests.Yaml;

/// <summary>What stopped the reading of a YAML file.</summary>
public enum YamlErrorKind
{
    /// <summary>The text is not YAML.</summary>
    Syntax,

    /// <summary>A bound of <see cref="YamlLimits"/> was exceeded.</summary>
    Limit,
}
