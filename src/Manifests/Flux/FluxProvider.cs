using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>A notification Provider.</summary>
public sealed class FluxProvider : FluxObject
{
    internal FluxProvider(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.type</c>.</summary>
    public Field Type => Spec["type"];

    /// <summary><c>spec.address</c>.</summary>
    public Field Address => Spec["address"];

    /// <summary><c>spec.channel</c>.</summary>
    public Field Channel => Spec["channel"];

    /// <summary><c>spec.secretRef</c>.</summary>
    public Field SecretRef => Spec["secretRef"];
}
