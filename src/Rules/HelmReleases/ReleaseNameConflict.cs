using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX413: two HelmReleases that are one release for Helm.</summary>
public sealed class ReleaseNameConflict : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX413",
        Name = "release-name-conflict",
        Title = "Two HelmReleases with one release name and storage namespace",
        Level = Level.Error,
        Why = """
            Helm knows a release by its name and the namespace that holds its records, not by the HelmRelease. Two HelmReleases that come to the same
            pair, by `releaseName`, by `targetNamespace` and name, or by `storageNamespace`, upgrade each other's release in turn: each finds values and
            chart changed and sets them back, objects of the other one are removed, and deleting one of them uninstalls both. Every attempt succeeds,
            so both are Ready most of the time.

            Give one of them another `releaseName`. Quiet when they go to different clusters by `kubeConfig`.
            """,
        Sources = ["https://fluxcd.io/flux/components/helm/helmreleases/#release-name", "https://fluxcd.io/flux/components/helm/helmreleases/#storage-namespace"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var releases = cluster.Components.Where(c => c.HelmRelease is not null).DistinctBy(c => c.Id with { Version = "" });
        foreach (var same in releases.GroupBy(Key, (key, same) => key is null ? [] : same.ToList()).Where(g => g.Count > 1))
        {
            var first = same[0];
            foreach (var second in same.Skip(1))
            {
                var release = second.HelmRelease!;
                context.For(second.Object, cluster).Report(
                    release.ReleaseName.Exists ? release.ReleaseName : release.Metadata["name"],
                    $"HelmRelease {first.Id.Namespace}/{first.Id.Name} has the release name `{ReleaseName.Shortened(ReleaseName.Full(release)!)}` in the same storage namespace: the two upgrade each other's release in turn",
                    related: [new RelatedPlace(Name(first.HelmRelease!).Origin.Place, "the other one")]);
            }
        }
    }

    /// <summary>What Helm keeps a release under: storage namespace and name, in a cluster. Null when it is not known.</summary>
    private static string? Key(Component component)
    {
        var release = component.HelmRelease!;
        var storage = ReleaseName.Namespace(release.StorageNamespace, component.Id.Namespace);

        // The Secret or ConfigMap of a kubeConfig is one of the HelmRelease's namespace.
        var kubeConfig = release.KubeConfig.Node is { } node ? string.Join('/', node.SelfAndBelow().OfType<YamlScalar>().Select(s => s.Value).Prepend(component.Id.Namespace)) : "";
        return ReleaseName.Full(release) is { } name && !storage.HasVariable ? $"{storage}/{ReleaseName.Shortened(name)} {kubeConfig}" : null;
    }

    private static Field Name(FluxHelmRelease release) => release.ReleaseName.Exists ? release.ReleaseName : release.Metadata["name"];
}
