using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>A Bucket.</summary>
public sealed class FluxBucket : FluxSource
{
    internal FluxBucket(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.endpoint</c>.</summary>
    public Field Endpoint => Spec["endpoint"];

    /// <summary><c>spec.provider</c>.</summary>
    public Field Provider => Spec["provider"];
}
