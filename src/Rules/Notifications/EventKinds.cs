using Dryflux.Manifests.Flux;

namespace Dryflux.Rules.Notifications;

/// <summary>The kinds that Alerts and Receivers may name and that people write themselves.</summary>
internal static class EventKinds
{
    /// <summary>The group of a kind; null for kinds that controllers make at run time (HelmChart, ExternalArtifact), and for those that nobody knows.</summary>
    public static string? GroupOf(string kind) => kind switch
    {
        "Kustomization" => FluxGroups.Kustomize,
        "HelmRelease" => FluxGroups.Helm,
        "GitRepository" or "OCIRepository" or "HelmRepository" or "Bucket" => FluxGroups.Source,
        "ImageRepository" or "ImagePolicy" or "ImageUpdateAutomation" => FluxGroups.Image,
        _ => null,
    };
}
