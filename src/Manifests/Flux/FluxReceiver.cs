using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>A Receiver.</summary>
public sealed class FluxReceiver : FluxObject
{
    internal FluxReceiver(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.type</c>.</summary>
    public Field Type => Spec["type"];

    /// <summary><c>spec.events</c>.</summary>
    public Field Events => Spec["events"];

    /// <summary><c>spec.resources</c>.</summary>
    public Field Resources => Spec["resources"];
}
