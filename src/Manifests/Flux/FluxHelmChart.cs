using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>A HelmChart.</summary>
public sealed class FluxHelmChart : FluxObject
{
    internal FluxHelmChart(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.version</c>.</summary>
    public Field Version => Spec["version"];

    /// <summary><c>spec.sourceRef</c>.</summary>
    public Field SourceRef => Spec["sourceRef"];
}
