namespace Dryflux.Rules.Schemas;

/// <summary>What makes items of a list the same (<c>x-kubernetes-list-type</c>).</summary>
public enum SchemaListType
{
    /// <summary>Nothing: the list is one value.</summary>
    Atomic,

    /// <summary>Their value: no two may be equal.</summary>
    Set,

    /// <summary>Their keys: no two items may have the same.</summary>
    Map,
}
