using Dryflux.Simulator.Kustomize.Reading;
using static Dryflux.Simulator.Kustomize.Reading.ConfigShape;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>The Go type of a Flux Kustomization, API version v1 (fluxcd/kustomize-controller api/v1/kustomization_types.go).</summary>
internal static class KustomizationShapes
{
    private static readonly ObjectShape LocalObjectReference = Type("meta", "LocalObjectReference", ("name", Text));

    private static readonly ObjectShape Metadata = Type(
        "v1", "ObjectMeta",
        ("name", Text),
        ("generateName", Text),
        ("namespace", Text),
        ("selfLink", Text),
        ("uid", Text),
        ("resourceVersion", Text),
        ("generation", Integer),
        ("creationTimestamp", Anything),
        ("deletionTimestamp", Anything),
        ("deletionGracePeriodSeconds", Integer),
        ("labels", TextMap),
        ("annotations", TextMap),
        ("ownerReferences", ListOf(Type(
            "v1", "OwnerReference", ("apiVersion", Text), ("kind", Text), ("name", Text), ("uid", Text), ("controller", Flag), ("blockOwnerDeletion", Flag)))),
        ("finalizers", Texts));

    private static readonly ObjectShape Spec = Type(
        "v1", "KustomizationSpec",
        ("commonMetadata", Type("v1", "CommonMetadata", ("annotations", TextMap), ("labels", TextMap))),
        ("dependsOn", ListOf(Type("v1", "DependencyReference", ("name", Text), ("namespace", Text), ("readyExpr", Text)))),
        ("decryption", Type("v1", "Decryption", ("provider", Text), ("serviceAccountName", Text), ("secretRef", LocalObjectReference))),
        ("interval", Duration),
        ("retryInterval", Duration),
        ("kubeConfig", Type(
            "meta", "KubeConfigReference", ("configMapRef", LocalObjectReference), ("secretRef", Type("meta", "SecretKeyReference", ("name", Text), ("key", Text))))),
        ("path", Text),
        ("postBuild", Type(
            "v1", "PostBuild",
            ("substituteStrategy", Text),
            ("substitute", TextMap),
            ("substituteFrom", ListOf(Type("v1", "SubstituteReference", ("kind", Text), ("name", Text), ("optional", Flag)))))),
        ("prune", Flag),
        ("deletionPolicy", Text),
        ("healthChecks", ListOf(Type("meta", "NamespacedObjectKindReference", ("apiVersion", Text), ("kind", Text), ("name", Text), ("namespace", Text)))),
        ("namePrefix", Text),
        ("nameSuffix", Text),
        ("patches", ListOf(Type("kustomize", "Patch", ("patch", Text), ("target", Shapes.Selector)))),
        ("images", ListOf(Type("kustomize", "Image", ("name", Text), ("newName", Text), ("newTag", Text), ("digest", Text)))),
        ("serviceAccountName", Text),
        ("sourceRef", Type("v1", "CrossNamespaceSourceReference", ("apiVersion", Text), ("kind", Text), ("name", Text), ("namespace", Text))),
        ("suspend", Flag),
        ("targetNamespace", Text),
        ("timeout", Duration),
        ("force", Flag),
        ("wait", Flag),
        ("buildMetadata", Texts),
        ("components", Texts),
        ("ignoreMissingComponents", Flag),
        ("healthCheckExprs", ListOf(Type(
            "kustomize", "CustomHealthCheck", ("apiVersion", Text), ("kind", Text), ("inProgress", Text), ("failed", Text), ("current", Text)))),
        ("ignore", ListOf(Type("v1", "IgnoreRule", ("paths", Texts), ("target", Shapes.Selector)))));

    private static readonly ObjectShape Status = Type(
        "v1", "KustomizationStatus",
        ("lastHandledReconcileAt", Text),
        ("observedGeneration", Integer),
        ("conditions", ListOf(Type(
            "v1", "Condition", ("type", Text), ("status", Text), ("observedGeneration", Integer), ("lastTransitionTime", Anything), ("reason", Text), ("message", Text)))),
        ("lastAppliedRevision", Text),
        ("lastAppliedOriginRevision", Text),
        ("lastAttemptedRevision", Text),
        ("inventory", Type("v1", "ResourceInventory", ("entries", ListOf(Type("v1", "ResourceRef", ("id", Text), ("v", Text)))))));

    /// <summary>The whole object.</summary>
    public static ObjectShape Kustomization { get; } = Type(
        "v1", "Kustomization", ("apiVersion", Text), ("kind", Text), ("metadata", Metadata), ("spec", Spec), ("status", Status));

    private static ObjectShape Type(string package, string name, params (string Name, ConfigShape Shape)[] fields) => Object(name, fields) with { Package = package };
}
