using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>An Alert.</summary>
public sealed class FluxAlert : FluxObject
{
    internal FluxAlert(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.providerRef</c>.</summary>
    public Field ProviderRef => Spec["providerRef"];

    /// <summary><c>spec.eventSources</c>.</summary>
    public Field EventSources => Spec["eventSources"];

    /// <summary><c>spec.inclusionList</c>.</summary>
    public Field InclusionList => Spec["inclusionList"];

    /// <summary><c>spec.exclusionList</c>.</summary>
    public Field ExclusionList => Spec["exclusionList"];

    /// <summary><c>spec.summary</c>.</summary>
    public Field Summary => Spec["summary"];

    /// <summary><c>spec.eventMetadata</c>.</summary>
    public Field EventMetadata => Spec["eventMetadata"];
}
