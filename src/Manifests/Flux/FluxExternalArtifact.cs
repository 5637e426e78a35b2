using Dryflux.Manifests.Resources;

namespace Dryflux.Manifests.Flux;

/// <summary>An ExternalArtifact.</summary>
public sealed class FluxExternalArtifact : FluxObject
{
    internal FluxExternalArtifact(Resource resource)
        : base(resource)
    {
    }
}
