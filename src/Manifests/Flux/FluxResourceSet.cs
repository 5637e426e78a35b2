using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>A ResourceSet of the Flux Operator.</summary>
public sealed class FluxResourceSet : FluxObject
{
    internal FluxResourceSet(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.resources</c>.</summary>
    public Field Resources => Spec["resources"];
}
