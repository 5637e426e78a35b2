namespace Dryflux.Manifests.Flux;

/// <summary>The API groups of Flux and of the Flux Operator.</summary>
public static class FluxGroups
{
    /// <summary>kustomize-controller.</summary>
    public const string Kustomize = "kustomize.toolkit.fluxcd.io";

    /// <summary>helm-controller.</summary>
    public const string Helm = "helm.toolkit.fluxcd.io";

    /// <summary>source-controller.</summary>
    public const string Source = "source.toolkit.fluxcd.io";

    /// <summary>source-watcher.</summary>
    public const string SourceExtensions = "source.extensions.fluxcd.io";

    /// <summary>image-reflector-controller and image-automation-controller.</summary>
    public const string Image = "image.toolkit.fluxcd.io";

    /// <summary>notification-controller.</summary>
    public const string Notification = "notification.toolkit.fluxcd.io";

    /// <summary>Flux Operator.</summary>
    public const string Operator = "fluxcd.controlplane.io";
}
