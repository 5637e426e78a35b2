using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>An ImagePolicy.</summary>
public sealed class FluxImagePolicy : FluxObject
{
    internal FluxImagePolicy(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.imageRepositoryRef</c>.</summary>
    public Field ImageRepositoryRef => Spec["imageRepositoryRef"];

    /// <summary><c>spec.filterTags</c>.</summary>
    public Field FilterTags => Spec["filterTags"];

    /// <summary><c>spec.policy</c>.</summary>
    public Field Policy => Spec["policy"];

    /// <summary><c>spec.digestReflectionPolicy</c>.</summary>
    public Field DigestReflectionPolicy => Spec["digestReflectionPolicy"];
}
