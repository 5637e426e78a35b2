using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX403: a version range of a chart or source that selects nothing.</summary>
public sealed class InvalidVersionRange : ObjectRule<FluxObject>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX403",
        Name = "invalid-version-range",
        Title = "A version range that does not parse or can match nothing",
        Level = Level.Error,
        Why = """
            Chart versions and `ref.semver` are ranges in the syntax of Masterminds/semver (`6.x`, `~6.5`, `>=6.5.0 <7.0.0`, `^6 || ^8`). The API server
            takes any text; source-controller then finds no version, and the release stays on what it has, or never starts. The version of a chart from
            a GitRepository or Bucket is ignored by Flux and not judged here.
            """,
        Sources = ["https://fluxcd.io/flux/components/source/helmcharts/#version", "https://github.com/Masterminds/semver#checking-version-constraints"],
    };

    /// <inheritdoc/>
    public override void Check(FluxObject flux, RuleContext context)
    {
        var range = flux switch
        {
            FluxHelmRelease release when IsVersioned(release.Chart["sourceRef"]) => release.Chart["version"],
            FluxHelmChart chart when IsVersioned(chart.SourceRef) => chart.Version,
            FluxGitRepository repository => repository.Ref["semver"],
            FluxOciRepository repository => repository.Ref["semver"],
            _ => null,
        };
        // FX402 speaks of a chart's `latest`.
        var isFloating = (flux is FluxHelmRelease or FluxHelmChart) && range?.Text == "latest";
        if (range?.Text is not { Length: > 0 } text || isFloating || text.HasVariable)
        {
            return;
        }

        if (!SemverRange.TryParse(text, out var parsed, out var error))
        {
            context.Report(range, $"`{text}` is no version range: {error}");
        }
        else if (parsed.IsUnsatisfiable)
        {
            context.Report(range, $"no version can match `{text}`");
        }
    }

    private static bool IsVersioned(Field sourceRef) => sourceRef["kind"].Text is "HelmRepository";
}
