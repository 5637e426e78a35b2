using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>A Flux Kustomization (not to be mixed up with kustomize's file of that name).</summary>
public sealed class FluxKustomization : FluxObject
{
    internal FluxKustomization(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.path</c>.</summary>
    public Field Path => Spec["path"];

    /// <summary><c>spec.sourceRef</c>.</summary>
    public Field SourceRef => Spec["sourceRef"];

    /// <summary><c>spec.prune</c>.</summary>
    public Field Prune => Spec["prune"];

    /// <summary><c>spec.wait</c>.</summary>
    public Field Wait => Spec["wait"];

    /// <summary><c>spec.healthChecks</c>.</summary>
    public Field HealthChecks => Spec["healthChecks"];

    /// <summary><c>spec.healthCheckExprs</c>.</summary>
    public Field HealthCheckExprs => Spec["healthCheckExprs"];

    /// <summary><c>spec.retryInterval</c>.</summary>
    public Field RetryInterval => Spec["retryInterval"];

    /// <summary><c>spec.targetNamespace</c>.</summary>
    public Field TargetNamespace => Spec["targetNamespace"];

    /// <summary><c>spec.force</c>.</summary>
    public Field Force => Spec["force"];

    /// <summary><c>spec.patches</c>.</summary>
    public Field Patches => Spec["patches"];

    /// <summary><c>spec.components</c>.</summary>
    public Field Components => Spec["components"];

    /// <summary><c>spec.postBuild</c>.</summary>
    public Field PostBuild => Spec["postBuild"];

    /// <summary><c>spec.decryption</c>.</summary>
    public Field Decryption => Spec["decryption"];

    /// <summary><c>spec.deletionPolicy</c>.</summary>
    public Field DeletionPolicy => Spec["deletionPolicy"];

    /// <summary><c>spec.postBuild.substitute</c>.</summary>
    public Field Substitute => PostBuild["substitute"];

    /// <summary><c>spec.postBuild.substituteFrom</c>.</summary>
    public Field SubstituteFrom => PostBuild["substituteFrom"];
}
