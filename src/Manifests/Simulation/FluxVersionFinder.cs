using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Simulation;

/// <summary>Reads the Flux version from what installs it.</summary>
public static partial class FluxVersionFinder
{
    /// <summary>The newest version that documents install, as they are written; null when none does.</summary>
    public static FluxVersion? In(IEnumerable<SourceDocument> documents) => Newest(documents.SelectMany(Texts));

    /// <summary>The newest version that files install, those in directories left aside whose name begins with a dot: archives, templates, workflows.</summary>
    public static FluxVersion? In(IEnumerable<SourceFile> files) =>
        In(files.Where(f => !f.Path.Value.StartsWith('.') && !f.Path.Value.Contains("/.", StringComparison.Ordinal)).SelectMany(f => f.Documents));

    /// <summary>The newest version that a cluster installs, by its objects as they are applied and the values of its HelmReleases; null when nothing in it does.</summary>
    public static FluxVersion? In(Cluster cluster) => Newest(cluster.Objects.Select(o => Text(o.Resource)).Concat(cluster.Components.Where(c => c.Values is not null).Select(c => InValues(Field.Root(c.Values!)))));

    /// <summary>The newest of some texts; a release that is too old to be known counts as the oldest that is.</summary>
    private static FluxVersion? Newest(IEnumerable<string?> texts)
    {
        FluxVersion? newest = null;
        foreach (var text in texts)
        {
            if (text is not null && Parse(text) is { } version && (newest is null || version > newest))
            {
                newest = version;
            }
        }

        return newest < FluxVersion.Oldest ? FluxVersion.Oldest : newest;
    }

    /// <summary>A version, or the range of a FluxInstance: <c>2.x</c> is the newest there is.</summary>
    private static FluxVersion? Parse(string text) => text is "2.x" or "2.*" or "v2.x" or "2" or "*" ? FluxVersion.Newest : FluxVersion.TryParse(text);

    private static IEnumerable<string?> Texts(SourceDocument document) => document.Role switch
    {
        DocumentRole.Object => document.Resources.Select(Text),
        DocumentRole.KustomizationFile => document.Field["resources"].Items.Select(i => Installation().Match(i.Text ?? "")).Where(m => m.Success).Select(m => m.Groups[1].Value),
        DocumentRole.Data => [InValues(document.Field)],
        _ => [],
    };

    /// <summary>The version in values of the Flux Operator's chart for FluxInstances.</summary>
    private static string? InValues(Field values) => values.At("instance", "distribution", "version").Text;

    private static string? Text(Resource resource)
    {
        var labels = resource.Field.At("metadata", "labels");
        var spec = resource.Field["spec"];
        return (resource.Id.Group, resource.Id.Kind) switch
        {
            // gotk-components.yaml labels all it holds.
            (_, "Namespace" or "CustomResourceDefinition" or "Deployment") when labels["app.kubernetes.io/part-of"].Text == "flux" => labels["app.kubernetes.io/version"].Text,
            (FluxGroups.Operator, "FluxInstance") => spec.At("distribution", "version").Text,
            (FluxGroups.Helm, "HelmRelease") => InValues(spec["values"]),
            (FluxGroups.Source, "OCIRepository") when FluxManifests.Are(spec["url"].Text) => spec.At("ref", "tag").Text,
            _ => null,
        };
    }

    /// <summary>Flux's own manifests as a remote base, as in <c>github.com/fluxcd/flux2/manifests/install?ref=v2.7.5</c>.</summary>
    [GeneratedRegex(@"fluxcd/flux2(?:\.git)?/.*[?&]ref=(v[0-9.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Installation();
}
