namespace Dryflux.Rules.Schemas;

/// <summary>In which way a value breaks its schema.</summary>
public enum ViolationKind
{
    /// <summary>It is of another type.</summary>
    Type,

    /// <summary>It is none of the values allowed.</summary>
    Enum,

    /// <summary>Its text has not the form asked for: pattern or format.</summary>
    Form,

    /// <summary>It is too small, too large, too long, too short.</summary>
    Bound,

    /// <summary>A field that must be there is missing.</summary>
    Required,

    /// <summary>A field that the schema does not have.</summary>
    Unknown,

    /// <summary>An item of a list is there twice.</summary>
    Duplicate,

    /// <summary>It is none, or too many, of the forms that allOf, anyOf, oneOf and not allow.</summary>
    Combination,
}
