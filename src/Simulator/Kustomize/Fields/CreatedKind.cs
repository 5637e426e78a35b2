namespace Dryflux.Simulator.Kustomize.Fields;

/// <summary>What a field spec that may create makes at the end of its path.</summary>
public enum CreatedKind
{
    /// <summary>Nothing is made, whatever the spec says.</summary>
    None,

    /// <summary>An empty scalar, for the change to replace.</summary>
    Scalar,

    /// <summary>An empty mapping.</summary>
    Map,

    /// <summary>An empty list.</summary>
    List,
}
