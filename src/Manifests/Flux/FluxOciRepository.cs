using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>An OCIRepository.</summary>
public sealed class FluxOciRepository : FluxSource
{
    internal FluxOciRepository(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.ref</c>.</summary>
    public Field Ref => Spec["ref"];

    /// <summary><c>spec.verify</c>.</summary>
    public Field Verify => Spec["verify"];

    /// <summary><c>spec.provider</c>.</summary>
    public Field Provider => Spec["provider"];
}
