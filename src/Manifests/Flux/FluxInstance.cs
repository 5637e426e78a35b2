using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>A FluxInstance of the Flux Operator.</summary>
public sealed class FluxInstance : FluxObject
{
    internal FluxInstance(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.cluster</c>.</summary>
    public Field Cluster => Spec["cluster"];

    /// <summary><c>spec.sync</c>.</summary>
    public Field Sync => Spec["sync"];

    /// <summary><c>spec.components</c>.</summary>
    public Field Components => Spec["components"];
}
