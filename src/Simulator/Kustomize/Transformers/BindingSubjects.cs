namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Which subjects of (cluster) role bindings follow a change of namespace.</summary>
public enum BindingSubjects
{
    /// <summary>Those named <c>default</c>.</summary>
    Default,

    /// <summary>All service accounts.</summary>
    ServiceAccounts,

    /// <summary>None.</summary>
    None,
}
