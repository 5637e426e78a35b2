namespace Dryflux.Rules.Cel.Types;

/// <summary>Kinds of types.</summary>
public enum CelTypeKind
{
    /// <summary>Known only when evaluated.</summary>
    Dyn,

    /// <summary>The type of what has been reported already: agrees with everything.</summary>
    Error,

    /// <summary>The type of null.</summary>
    Null,

    /// <summary>Truth values.</summary>
    Bool,

    /// <summary>Signed 64-bit integers.</summary>
    Int,

    /// <summary>Unsigned 64-bit integers.</summary>
    Uint,

    /// <summary>64-bit floating point numbers.</summary>
    Double,

    /// <summary>Texts.</summary>
    String,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Spans of time.</summary>
    Duration,

    /// <summary>Points in time.</summary>
    Timestamp,

    /// <summary>Lists of one type of item.</summary>
    List,

    /// <summary>Maps of one type of key to one type of value.</summary>
    Map,

    /// <summary>Types themselves.</summary>
    Type,

    /// <summary>An object with declared fields.</summary>
    Object,

    /// <summary>A type of a library: an optional value, a URL, a quantity.</summary>
    Opaque,

    /// <summary>A type still to be found.</summary>
    Parameter,
}
