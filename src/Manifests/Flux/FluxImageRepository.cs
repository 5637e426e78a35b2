using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>An ImageRepository.</summary>
public sealed class FluxImageRepository : FluxObject
{
    internal FluxImageRepository(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.image</c>.</summary>
    public Field Image => Spec["image"];

    /// <summary><c>spec.provider</c>.</summary>
    public Field Provider => Spec["provider"];

    /// <summary><c>spec.insecure</c>.</summary>
    public Field Insecure => Spec["insecure"];

    /// <summary><c>spec.exclusionList</c>.</summary>
    public Field ExclusionList => Spec["exclusionList"];

    /// <summary><c>spec.accessFrom</c>.</summary>
    public Field AccessFrom => Spec["accessFrom"];
}
