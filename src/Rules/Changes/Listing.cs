using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Changes;

/// <summary>Names objects in a message: the ones that hurt most first.</summary>
internal static class Listing
{
    private const int Shown = 4;

    /// <summary>As <c>`Namespace/a`, `Deployment/a/b` and 3 more objects</c>.</summary>
    public static string Of(IReadOnlyCollection<RenderedObject> objects)
    {
        var named = objects.Select(o => o.Id).OrderBy(Rank).Take(objects.Count == Shown + 1 ? Shown + 1 : Shown).Select(id => $"`{id}`").ToList();
        var more = objects.Count - named.Count;
        return more > 0 ? $"{string.Join(", ", named)} and {more} more objects" : named.Count == 1 ? named[0] : $"{string.Join(", ", named.SkipLast(1))} and {named[^1]}";
    }

    /// <summary>True for what takes more with it than itself, and cannot be brought back by a revert: all that is in a namespace or of a kind, the data of a volume.</summary>
    public static bool IsGrave(ResourceId id) => Rank(id) < 3;

    private static int Rank(ResourceId id) => (id.Group, id.Kind) switch
    {
        ("", "Namespace") => 0,
        ("apiextensions.k8s.io", "CustomResourceDefinition") => 1,
        ("", "PersistentVolumeClaim") => 2,
        ("apps", "StatefulSet") => 3,
        ("helm.toolkit.fluxcd.io", "HelmRelease") => 4,
        ("", "Secret") => 5,
        ("apps", "Deployment" or "DaemonSet") => 6,
        ("kustomize.toolkit.fluxcd.io", "Kustomization") => 7,
        _ => 8,
    };
}
