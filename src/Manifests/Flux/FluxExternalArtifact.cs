using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>An ExternalArtifact.</summary>
public sealed class FluxExternalArtifact : FluxObject
{
    internal FluxExternalArtifact(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.sourceRef</c>.</summary>
    public Field SourceRef => Spec["sourceRef"];
}
