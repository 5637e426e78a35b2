using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>
/// A Flux object seen through its kind. A view is made of <see cref="Yaml.Field"/>s, so every value comes with its node; nothing
/// is converted or checked. Views do not depend on the apiVersion: fields of any version can be asked for.
/// </summary>
public abstract class FluxObject
{
    private protected FluxObject(Resource resource) => Resource = resource;

    /// <summary>The object.</summary>
    public Resource Resource { get; }

    /// <summary>The object's root.</summary>
    public Field Field => Resource.Field;

    /// <summary><c>spec</c>.</summary>
    public Field Spec => Field["spec"];

    /// <summary><c>metadata</c>.</summary>
    public Field Metadata => Field["metadata"];

    /// <summary><c>spec.interval</c>.</summary>
    public Field Interval => Spec["interval"];

    /// <summary><c>spec.timeout</c>.</summary>
    public Field Timeout => Spec["timeout"];

    /// <summary><c>spec.suspend</c>.</summary>
    public Field Suspend => Spec["suspend"];

    /// <summary>Kind, as <c>HelmRelease</c>.</summary>
    public string Kind => Resource.Id.Kind;

    /// <summary>Name; "" when absent.</summary>
    public string Name => Resource.Id.Name;

    /// <summary>Namespace; "" when absent.</summary>
    public string Namespace => Resource.Id.Namespace;

    /// <summary>The view of a resource, or null when it is no Flux object.</summary>
    public static FluxObject? From(Resource resource) => (resource.Id.Group, resource.Id.Kind) switch
    {
        (FluxGroups.Kustomize, "Kustomization") => new FluxKustomization(resource),
        (FluxGroups.Helm, "HelmRelease") => new FluxHelmRelease(resource),
        (FluxGroups.Source, "GitRepository") => new FluxGitRepository(resource),
        (FluxGroups.Source, "OCIRepository") => new FluxOciRepository(resource),
        (FluxGroups.Source, "HelmRepository") => new FluxHelmRepository(resource),
        (FluxGroups.Source, "HelmChart") => new FluxHelmChart(resource),
        (FluxGroups.Source, "Bucket") => new FluxBucket(resource),
        (FluxGroups.Source, "ExternalArtifact") => new FluxExternalArtifact(resource),
        (FluxGroups.SourceExtensions, "ArtifactGenerator") => new FluxArtifactGenerator(resource),
        (FluxGroups.Image, "ImageRepository") => new FluxImageRepository(resource),
        (FluxGroups.Image, "ImagePolicy") => new FluxImagePolicy(resource),
        (FluxGroups.Image, "ImageUpdateAutomation") => new FluxImageUpdateAutomation(resource),
        (FluxGroups.Notification, "Alert") => new FluxAlert(resource),
        (FluxGroups.Notification, "Provider") => new FluxProvider(resource),
        (FluxGroups.Notification, "Receiver") => new FluxReceiver(resource),
        (FluxGroups.Operator, "FluxInstance") => new FluxInstance(resource),
        (FluxGroups.Operator, "ResourceSet") => new FluxResourceSet(resource),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => Resource.ToString();
}
