namespace Dryflux.Simulator.Kustomize;

/// <summary>What a generated object does to one of the same id.</summary>
public enum GenerationBehavior
{
    /// <summary>As <see cref="Create"/>.</summary>
    Unspecified,

    /// <summary>It must be the first.</summary>
    Create,

    /// <summary>It takes the place of the older one.</summary>
    Replace,

    /// <summary>Its data are laid over those of the older one.</summary>
    Merge,
}
