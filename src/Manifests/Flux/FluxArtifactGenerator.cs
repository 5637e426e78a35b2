using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>An ArtifactGenerator of source-watcher.</summary>
public sealed class FluxArtifactGenerator : FluxObject
{
    internal FluxArtifactGenerator(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.sources</c>.</summary>
    public Field Sources => Spec["sources"];

    /// <summary><c>spec.artifacts</c>.</summary>
    public Field OutputArtifacts => Spec["artifacts"];
}
