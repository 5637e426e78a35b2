using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;

namespace Dryflux.Manifests.Simulation;

/// <summary>Reads the Flux version from what a repository installs: the newest one when clusters differ.</summary>
internal static partial class FluxVersionFinder
{
    public static FluxVersion? Find(Workspace workspace)
    {
        FluxVersion? newest = null;
        foreach (var text in workspace.Files.SelectMany(f => f.Documents).SelectMany(Texts))
        {
            if (text is not null && FluxVersion.TryParse(text) is { } version && (newest is null || version > newest))
            {
                newest = version;
            }
        }

        return newest;
    }

    private static IEnumerable<string?> Texts(SourceDocument document) => document.Role switch
    {
        DocumentRole.Object => document.Resources.Select(Text),
        DocumentRole.KustomizationFile => document.Field["resources"].Items.Select(i => Installation().Match(i.Text ?? "")).Where(m => m.Success).Select(m => m.Groups[1].Value),

        // Values of the Flux Operator's chart.
        DocumentRole.Data => [document.Field.At("instance", "distribution", "version").Text],
        _ => [],
    };

    private static string? Text(Resource resource)
    {
        var labels = resource.Field.At("metadata", "labels");
        return (resource.Id.Group, resource.Id.Kind) switch
        {
            // gotk-components.yaml labels all it holds.
            (_, "Namespace" or "CustomResourceDefinition" or "Deployment") when labels["app.kubernetes.io/part-of"].Text == "flux" => labels["app.kubernetes.io/version"].Text,
            (FluxGroups.Operator, "FluxInstance") => resource.Field.At("spec", "distribution", "version").Text,
            (FluxGroups.Helm, "HelmRelease") => resource.Field.At("spec", "values", "instance", "distribution", "version").Text,
            _ => null,
        };
    }

    /// <summary>Flux's own manifests as a remote base, as in <c>github.com/fluxcd/flux2/manifests/install?ref=v2.7.5</c>.</summary>
    [GeneratedRegex(@"fluxcd/flux2(?:\.git)?/.*[?&]ref=(v[0-9.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Installation();
}
