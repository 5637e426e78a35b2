using Dryflux.Manifests.Flux;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX421: post-renderers without <c>postRenderStrategy</c>.</summary>
public sealed class PostRenderStrategy : ObjectRule<FluxHelmRelease>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX421",
        Name = "post-render-strategy",
        Title = "`postRenderers` without `postRenderStrategy`: since Flux 2.9 chart hooks pass through them too",
        Level = Level.Note,
        Since = new FluxVersion(2, 9),
        Why = """
            Up to Flux 2.8 post-renderers saw the templates of a chart and never its hooks. Since 2.9 (Helm 4.2) the default is `combined`: hooks and
            templates go through the post-renderers together, so a patch without a narrow target, a label or an image now also changes hook Jobs, test
            pods and their ServiceAccounts. Nothing in the manifest changed, and the difference shows only in a rendered hook. State what is meant:
            `nohooks` for the old behaviour, `combined` or `separate` for the new one.

            Quiet when the strategy is set, and when helm-controller runs with the feature gate UseHelm3Defaults, which keeps `nohooks`.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/helm/helmreleases/#post-render-strategy",
            "https://github.com/fluxcd/helm-controller/blob/v1.6.3/CHANGELOG.md (1.6.0)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(FluxHelmRelease flux, RuleContext context)
    {
        if (flux.PostRenderers.List is { Items.Count: > 0 }
            && context.IsMissing(flux.PostRenderStrategy)
            && !context.FeatureGates.IsOn("UseHelm3Defaults"))
        {
            context.ReportKey(
                flux.PostRenderers,
                "since Flux 2.9 the chart's hooks pass through these post-renderers too, because `postRenderStrategy` is not set; write `nohooks` to keep them out, `combined` if they are meant");
        }
    }
}
