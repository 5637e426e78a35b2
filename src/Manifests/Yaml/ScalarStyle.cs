namespace Dryflux.Manifests.Yaml;

/// <summary>How a scalar is written.</summary>
public enum ScalarStyle
{
    /// <summary>Without quotes: the only style whose type the text decides.</summary>
    Plain,

    /// <summary>'single quotes'.</summary>
    SingleQuoted,

    /// <summary>"double quotes".</summary>
    DoubleQuoted,

    /// <summary>A block after <c>|</c>.</summary>
    Literal,

    /// <summary>A block after <c>&gt;</c>.</summary>
    Folded,
}
