using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>An ImageUpdateAutomation.</summary>
public sealed class FluxImageUpdateAutomation : FluxObject
{
    internal FluxImageUpdateAutomation(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.sourceRef</c>.</summary>
    public Field SourceRef => Spec["sourceRef"];

    /// <summary><c>spec.git</c>.</summary>
    public Field Git => Spec["git"];

    /// <summary><c>spec.update</c>.</summary>
    public Field Update => Spec["update"];

    /// <summary><c>spec.policySelector</c>.</summary>
    public Field PolicySelector => Spec["policySelector"];
}
