using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>A HelmRepository.</summary>
public sealed class FluxHelmRepository : FluxSource
{
    internal FluxHelmRepository(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.type</c>.</summary>
    public Field Type => Spec["type"];

    /// <summary><c>spec.provider</c>.</summary>
    public Field Provider => Spec["provider"];
}
