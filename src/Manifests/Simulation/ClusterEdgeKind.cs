namespace Dryflux.Manifests.Simulation;

/// <summary>What ties two objects of a cluster.</summary>
public enum ClusterEdgeKind
{
    /// <summary>A Flux Kustomization applies a Flux object.</summary>
    Applies,

    /// <summary>A source is read: <c>sourceRef</c>, <c>chartRef</c>, sources of an ArtifactGenerator.</summary>
    Source,

    /// <summary>A Flux Kustomization builds a directory; the target's kind is <c>Directory</c>, its name the path.</summary>
    Path,

    /// <summary><c>dependsOn</c>.</summary>
    DependsOn,

    /// <summary><c>valuesFrom</c> of a HelmRelease.</summary>
    ValuesFrom,

    /// <summary><c>postBuild.substituteFrom</c>.</summary>
    SubstituteFrom,

    /// <summary><c>healthChecks</c>.</summary>
    HealthCheck,

    /// <summary>A custom resource needs its definition; unresolved, the target's name is <c>kind.group</c>, since only the definition knows the plural.</summary>
    Crd,

    /// <summary>An object needs its namespace.</summary>
    Namespace,

    /// <summary><c>serviceAccountName</c> of a Flux object.</summary>
    ServiceAccount,

    /// <summary>A Secret or ConfigMap that a Flux object reads otherwise: <c>secretRef</c>, <c>certSecretRef</c>, <c>decryption</c>, <c>kubeConfig</c>, ...</summary>
    Secret,
}
