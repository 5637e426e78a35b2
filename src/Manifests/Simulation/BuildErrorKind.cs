namespace Dryflux.Manifests.Simulation;

/// <summary>What makes a build fail, as far as rules tell it apart.</summary>
public enum BuildErrorKind
{
    /// <summary>kustomize, or what Flux does around it.</summary>
    Build,

    /// <summary>A value of the Flux object itself that its schema refuses: the API server takes no such object, so nothing is built.</summary>
    RefusedObject,

    /// <summary>A YAML file that is no Kubernetes object, where Flux takes in every file; the place is what cannot be read.</summary>
    NotAnObject,

    /// <summary>An expression of postBuild substitution that does not parse; the place is the expression.</summary>
    Expression,

    /// <summary>A variable without value and default, where substitution is strict.</summary>
    UndefinedVariable,

    /// <summary>A variable with a name that Flux refuses.</summary>
    VariableName,

    /// <summary>A base or file that is fetched over the network: the build fails only where that is not done.</summary>
    Remote,
}
