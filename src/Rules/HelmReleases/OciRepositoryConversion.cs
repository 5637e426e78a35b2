using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>Turns a HelmRepository and the one HelmRelease that uses it into an OCIRepository and a <c>chartRef</c>.</summary>
internal static partial class OciRepositoryConversion
{
    private static readonly FluxVersion ChartRefSince = new(2, 3);
    private static readonly FluxVersion OciRepositoryV1Since = new(2, 6);

    /// <summary>The fix; null where something has no counterpart, or something else speaks of the repository by kind and name.</summary>
    public static Fix? Of(FluxHelmRepository repository, RuleContext context)
    {
        var workspace = context.Workspace;
        if (context.Target.Flux < ChartRefSince
            || repository.SecretRef.Exists // An OCIRepository wants another type of Secret.
            || repository.Spec["passCredentials"].Exists
            || repository.Url.Text is not { } url || url.HasVariable
            || workspace.Patches.MaySet(repository.Resource.Id, repository.Spec)
            || workspace.Objects.OfType<FluxHelmRepository>().Count(r => r.Name == repository.Name) != 1
            || References(workspace, repository.Name).Take(2).ToList() is not [var reference]
            || workspace.Objects.OfType<FluxHelmRelease>().SingleOrDefault(r => ReferenceEquals(r.Chart["sourceRef"].Node, reference)) is not { } release
            || !IsConvertible(release)
            || workspace.Patches.MaySet(release.Resource.Id, release.Spec["chart"])
            || release.Chart["chart"].Text is not { } chart)
        {
            return null;
        }

        var from = release.Chart["sourceRef"]["namespace"].Text is { } place ? $"\n  namespace: {place}" : "";
        return Fix.Ask(
            $"make it an OCIRepository and refer to it by `chartRef` in HelmRelease `{release.Name}`",
            [
                .. EditsOf(repository, $"{url.TrimEnd('/')}/{chart}", Reference(release.Chart["version"].Text), Interval(repository, release), context.Target.Flux),
                YamlEdit.ReplaceEntry(release.Spec.Map!, release.Spec["chart"].Entry!, $"chartRef:\n  kind: OCIRepository\n  name: {repository.Name}{from}"),
            ]);
    }

    private static List<SourceEdit?> EditsOf(FluxHelmRepository repository, string url, string reference, string? interval, FluxVersion target)
    {
        var spec = repository.Spec.Map!;
        var layer = "layerSelector:\n  mediaType: application/vnd.cncf.helm.chart.content.v1.tar+gzip\n  operation: copy";
        var edits = new List<SourceEdit?>
        {
            YamlEdit.SetValue(repository.Field["apiVersion"].Scalar!, target < OciRepositoryV1Since ? $"{FluxGroups.Source}/v1beta2" : $"{FluxGroups.Source}/v1"),
            YamlEdit.SetValue(repository.Field["kind"].Scalar!, "OCIRepository"),
            YamlEdit.SetValue(repository.Url.Scalar!, url),
            YamlEdit.Add(spec, $"{(interval is null ? "" : $"interval: {interval}\n")}ref:\n  {reference}\n{layer}", after: repository.Url.Entry),
        };
        if (repository.Type.Entry is { } type)
        {
            edits.Add(YamlEdit.Remove(spec, type));
        }

        return edits;
    }

    /// <summary>What an OCIRepository of charts cannot express keeps the fix away.</summary>
    private static bool IsConvertible(FluxHelmRelease release) =>
        release.Resource.Id.Version == "v2"
        && release.Spec["chart"].Entry is not null
        && !release.Spec["chart"]["metadata"].Exists
        && release.Chart["reconcileStrategy"].Text is null or "ChartVersion"
        && release.Chart["version"].Text?.HasVariable != true
        && !release.Chart.Fields.Any(f => f.Key is "valuesFiles" or "valuesFile" or "ignoreMissingValuesFiles" or "verify");

    private static string Reference(string? version) =>
        version is not null && Exact().IsMatch(version) ? $"tag: {version.Replace('+', '_')}" : $"semver: \"{version ?? "*"}\"";

    /// <summary>An OCIRepository needs an interval, a HelmRepository of type oci does not.</summary>
    private static string? Interval(FluxHelmRepository repository, FluxHelmRelease release) =>
        repository.Interval.Exists ? null : release.Chart["interval"].Text ?? release.Interval.Text ?? "10m";

    private static IEnumerable<YamlMap> References(Workspace workspace, string name) => workspace.Files
        .SelectMany(f => f.Documents)
        .SelectMany(d => d.Yaml.Root.SelfAndBelow())
        .OfType<YamlMap>()
        .Where(m => m.Text("kind") == "HelmRepository" && m.Text("name") == name);

    [GeneratedRegex(@"^v?[0-9]+\.[0-9]+\.[0-9]+([-+][0-9A-Za-z.+-]*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Exact();
}
