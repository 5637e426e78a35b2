namespace Dryflux.Rules.Schemas;

/// <summary>The type a schema asks of a value.</summary>
public enum SchemaType
{
    /// <summary>None in particular.</summary>
    Any,

    /// <summary>A mapping.</summary>
    Object,

    /// <summary>A list.</summary>
    Array,

    /// <summary>Text.</summary>
    String,

    /// <summary>A number without fraction.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number or text (<c>x-kubernetes-int-or-string</c>).</summary>
    IntOrString,

    /// <summary>An amount such as <c>500m</c> or <c>1Gi</c>, as text or as number.</summary>
    Quantity,
}
