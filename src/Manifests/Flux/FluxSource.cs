using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>A source that source-controller fetches: GitRepository, OCIRepository, HelmRepository or Bucket.</summary>
public abstract class FluxSource : FluxObject
{
    private protected FluxSource(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.url</c>; a Bucket has an endpoint instead.</summary>
    public Field Url => Spec["url"];

    /// <summary><c>spec.secretRef</c>.</summary>
    public Field SecretRef => Spec["secretRef"];

    /// <summary><c>spec.insecure</c>.</summary>
    public Field Insecure => Spec["insecure"];

    /// <summary><c>spec.ignore</c>.</summary>
    public Field Ignore => Spec["ignore"];
}
