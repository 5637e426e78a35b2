using Dryflux.Simulator.Kustomize.Reading;
using static Dryflux.Simulator.Kustomize.Reading.ConfigShape;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>The Go type of a Flux Kustomization, API version v1 (fluxcd/kustomize-controller api/v1/kustomization_types.go).</summary>
internal static class KustomizationShapes
{
    private static readonly ObjectShape LocalObjectReference = Object("LocalObjectReference", ("name", Text));

    private static readonly ObjectShape Metadata = Object(
        "ObjectMeta",
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
        ("ownerReferences", ListOf(Object(
            "OwnerReference", ("apiVersion", Text), ("kind", Text), ("name", Text), ("uid", Text), ("controller", Flag), ("blockOwnerDeletion", Flag)))),
        ("finalizers", Texts));

    private static readonly ObjectShape Spec = Object(
        "KustomizationSpec",
        ("commonMetadata", Object("CommonMetadata", ("annotations", TextMap), ("labels", TextMap))),
        ("dependsOn", ListOf(Object("DependencyReference", ("name", Text), ("namespace", Text), ("readyExpr", Text)))),
        ("decryption", Object("Decryption", ("provider", Text), ("serviceAccountName", Text), ("secretRef", LocalObjectReference))),
        ("interval", Duration),
        ("retryInterval", Duration),
        ("kubeConfig", Object(
            "KubeConfigReference", ("configMapRef", LocalObjectReference), ("secretRef", Object("SecretKeyReference", ("name", Text), ("key", Text))))),
        ("path", Text),
        ("postBuild", Object(
            "PostBuild",
            ("substituteStrategy", Text),
            ("substitute", TextMap),
            ("substituteFrom", ListOf(Object("SubstituteReference", ("kind", Text), ("name", Text), ("optional", Flag)))))),
        ("prune", Flag),
        ("deletionPolicy", Text),
        ("healthChecks", ListOf(Object("NamespacedObjectKindReference", ("apiVersion", Text), ("kind", Text), ("name", Text), ("namespace", Text)))),
        ("namePrefix", Text),
        ("nameSuffix", Text),
        ("patches", ListOf(Object("Patch", ("patch", Text), ("target", Shapes.Selector)))),
        ("images", ListOf(Object("Image", ("name", Text), ("newName", Text), ("newTag", Text), ("digest", Text)))),
        ("serviceAccountName", Text),
        ("sourceRef", Object("CrossNamespaceSourceReference", ("apiVersion", Text), ("kind", Text), ("name", Text), ("namespace", Text))),
        ("suspend", Flag),
        ("targetNamespace", Text),
        ("timeout", Duration),
        ("force", Flag),
        ("wait", Flag),
        ("buildMetadata", Texts),
        ("components", Texts),
        ("ignoreMissingComponents", Flag),
        ("healthCheckExprs", ListOf(Object(
            "CustomHealthCheck", ("apiVersion", Text), ("kind", Text), ("inProgress", Text), ("failed", Text), ("current", Text)))),
        ("ignore", ListOf(Object("IgnoreRule", ("paths", Texts), ("target", Shapes.Selector)))));

    private static readonly ObjectShape Status = Object(
        "KustomizationStatus",
        ("lastHandledReconcileAt", Text),
        ("observedGeneration", Integer),
        ("conditions", ListOf(Object(
            "Condition", ("type", Text), ("status", Text), ("observedGeneration", Integer), ("lastTransitionTime", Anything), ("reason", Text), ("message", Text)))),
        ("lastAppliedRevision", Text),
        ("lastAppliedOriginRevision", Text),
        ("lastAttemptedRevision", Text),
        ("inventory", Object("ResourceInventory", ("entries", ListOf(Object("ResourceRef", ("id", Text), ("v", Text)))))));

    /// <summary>The whole object.</summary>
    public static ObjectShape Kustomization { get; } = Object(
        "Kustomization", ("apiVersion", Text), ("kind", Text), ("metadata", Metadata), ("spec", Spec), ("status", Status));
}
