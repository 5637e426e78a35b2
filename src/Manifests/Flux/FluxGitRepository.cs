using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>A GitRepository.</summary>
public sealed class FluxGitRepository : FluxSource
{
    internal FluxGitRepository(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.ref</c>.</summary>
    public Field Ref => Spec["ref"];

    /// <summary><c>spec.provider</c>.</summary>
    public Field Provider => Spec["provider"];
}
