using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX402: a chart version that lets the next major release in.</summary>
public sealed partial class FloatingChartVersion : ObjectRule<FluxObject>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX402",
        Name = "floating-chart-version",
        Title = "A chart version without upper bound: Flux installs the next major release by itself",
        Level = Level.Warning,
        Why = """
            Without `version` the chart version is `*`: at its interval source-controller takes the newest chart there is, and helm-controller upgrades
            to it, with its breaking changes, on every cluster at once and without a commit that could be reviewed or reverted. `>=1.2` is the same
            from 1.2 on. `latest` is no version at all: nothing matches it. Name a version and let a bot propose the next one, or a range that ends,
            such as `6.x`, `~6.7` or `>=6.5.0 <7.0.0`.

            The strict profile also reports ranges that end where a path names a production cluster. Quiet for charts from a GitRepository or Bucket,
            where Flux ignores the version, and for a base whose version an overlay or parent sets.
            """,
        Sources = ["https://fluxcd.io/flux/components/source/helmcharts/#version", "https://fluxcd.io/flux/components/helm/helmreleases/#chart-template"],
    };

    /// <inheritdoc/>
    public override void Check(FluxObject flux, RuleContext context)
    {
        var chart = flux switch
        {
            FluxHelmRelease release => release.Chart,
            FluxHelmChart => flux.Spec,
            _ => null,
        };

        // Flux ignores the version of charts from other sources.
        if (chart is not { Map: not null } || chart["sourceRef"]["kind"].Text != "HelmRepository" || context.MayBePatched(chart["version"]))
        {
            return;
        }

        var version = chart["version"];
        var name = chart["chart"].Text is { } text ? $"chart `{text}`" : "the chart";
        if (!version.Exists)
        {
            context.Report(version, $"{name} has no `version`: Flux installs whatever is newest, the next major release too");
        }
        else if (version.Text is { Length: > 0 } range && !range.HasVariable)
        {
            CheckRange(version, range.Trim(), name, context);
        }
    }

    private static void CheckRange(Field version, string range, string chart, RuleContext context)
    {
        if (range == "latest")
        {
            context.Report(version, $"`latest` is neither a version nor a range: Flux finds no version of {chart} that matches it");
        }
        else if (SemverRange.TryParse(range, out var versions, out _) && !versions.HasUpperBound)
        {
            context.Report(version, $"`{range}` has no upper bound: Flux installs the next major release of {chart} as soon as it is published");
        }
        else if (context.IsStrict && !Exact().IsMatch(range) && IsProduction(version.KeyOrigin.Source.Path))
        {
            context.Report(version, $"`{range}` is a range, so {chart} changes in production without a commit");
        }
    }

    private static bool IsProduction(string path) => path.Split('/', '-', '_', '.').Any(p => p is "production" or "prod" or "prd");

    [GeneratedRegex(@"^v?[0-9]+\.[0-9]+\.[0-9]+([-+].*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Exact();
}
