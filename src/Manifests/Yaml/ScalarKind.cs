namespace Dryflux.Manifests.Yaml;

/// <summary>What Go's YAML makes of a scalar.</summary>
public enum ScalarKind
{
    /// <summary>Text.</summary>
    String,

    /// <summary>Nothing: an empty value, <c>~</c>, <c>null</c>.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number between -2^63 and 2^64-1.</summary>
    Integer,

    /// <summary>A 64-bit floating point number, infinities and not-a-number among them.</summary>
    Float,

    /// <summary>A date, or a date with time.</summary>
    Timestamp,

    /// <summary>Bytes, written in base64 under the tag <c>!!binary</c>.</summary>
    Binary,

    /// <summary>The plain <c>&lt;&lt;</c>: as key it merges mappings, as value it is text.</summary>
    Merge,
}
