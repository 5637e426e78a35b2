namespace Dryflux.Simulator.Kustomize;

/// <summary>The order of a build's output (<c>--reorder</c>).</summary>
public enum Reorder
{
    /// <summary>Legacy, unless the kustomization has <c>sortOptions</c>.</summary>
    Unspecified,

    /// <summary>As the objects were read.</summary>
    None,

    /// <summary>By kind, namespace and name.</summary>
    Legacy,
}
