using Dryflux.Manifests.Flux;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX404: a HelmRepository for an OCI registry.</summary>
public sealed class HelmRepositoryOci : ObjectRule<FluxHelmRepository>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX404",
        Name = "helm-repository-oci",
        Title = "A HelmRepository of `type: oci`: in maintenance mode, and a failure without the type",
        Level = Level.Warning,
        Fix = FixSafety.Ask,
        Why = """
            A HelmRepository of `type: oci` is kept for old manifests only. It is not reconciled: no artifact, no status, no event, so a wrong address
            or credential shows up first in a HelmChart. An OCIRepository, referred to by `chartRef`, fetches the chart itself, follows digests,
            verifies signatures of the newer kinds and is shared by several releases; for a chart give it a `layerSelector` with `operation: copy`, as
            the fix does. An `oci://` address without `type: oci` fails outright.

            The fix, offered where exactly one HelmRelease uses the repository and nothing else names it, turns both over. Flux then appends the digest
            to the chart version, so the release is upgraded once.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/source/helmrepositories/#type",
            "https://github.com/fluxcd/flux2/issues/5696",
            "https://github.com/fluxcd/source-controller/blob/v1.9.1/internal/controller/helmrepository_controller.go",
        ],
    };

    /// <inheritdoc/>
    public override void Check(FluxHelmRepository flux, RuleContext context)
    {
        if (flux.Type.Text == "oci")
        {
            context.Report(
                flux.Type,
                $"HelmRepository `{flux.Name}` of `type: oci` is in maintenance mode and never reports a status: use an OCIRepository and `chartRef`",
                fixes: [OciRepositoryConversion.Of(flux, context)]);
        }
        else if (flux.Url.Text?.StartsWith("oci://", StringComparison.Ordinal) == true && !context.MayBePatched(flux.Type))
        {
            context.Report(
                flux.Url,
                $"HelmRepository `{flux.Name}` has an `oci://` address without `type: oci`: Flux refuses it; use an OCIRepository and `chartRef`",
                Level.Error,
                fixes: [OciRepositoryConversion.Of(flux, context)]);
        }
    }
}
