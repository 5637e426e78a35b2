using System.Text;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX412: a release name that is too long for Helm and gets cut.</summary>
public sealed class ReleaseNameTruncated : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX412",
        Name = "release-name-truncated",
        Title = "A composed release name of more than 53 bytes is cut and gets a hash",
        Level = Level.Warning,
        Why = """
            Helm allows 53 bytes for the name of a release. Flux composes it of `targetNamespace`, where that is set, and the name of the HelmRelease,
            and a longer one keeps its first 40 bytes and gets twelve digits of its SHA-256. The name that `helm list` shows, and that charts put into
            the names of their objects, is then one that stands in no file: Services are called differently than other manifests expect, and the end
            that told two releases apart is gone. Write `releaseName`, and choose a short one before the first installation: a change of it later
            uninstalls and installs the release.

            Quiet with `releaseName`, which the API server limits to 53 characters.
            """,
        Sources = ["https://fluxcd.io/flux/components/helm/helmreleases/#release-name", "https://github.com/fluxcd/helm-controller/blob/v1.6.3/internal/release/name.go (ShortenName)"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var component in cluster.Components)
        {
            if (component.HelmRelease is { } release && !release.ReleaseName.Exists && ReleaseName.Full(release) is { } name && Encoding.UTF8.GetByteCount(name) is > ReleaseName.Longest and var length)
            {
                context.For(component.Object, cluster).Report(
                    release.Metadata["name"],
                    $"the release name `{name}` has {length} bytes, and Helm allows {ReleaseName.Longest}: Helm will list `{ReleaseName.Shortened(name)}`",
                    label: "set releaseName");
            }
        }
    }
}
