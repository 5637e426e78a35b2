using System.Text.RegularExpressions;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Simulation;

/// <summary>Finds <c>--feature-gates=A=true,B=false</c> wherever it is written: container args, patches, values of the Flux Operator's chart.</summary>
public sealed partial class FeatureGateFinder
{
    private readonly List<(SourceFile File, string Gate, bool IsOn)> _written = [];

    /// <summary>Looks through files, but not at their comments.</summary>
    public FeatureGateFinder(IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
        {
            var text = file.Yaml.Source;
            foreach (var match in Flag().EnumerateMatches(text.Content))
            {
                if (file.Yaml.CommentOn(text.Position(match.Index).Line) is { } comment && comment.Span.Start < match.Index)
                {
                    continue;
                }

                _written.AddRange(Settings(text.Content.Substring(match.Index, match.Length)).Select(s => (file, s.Gate, s.IsOn)));
            }
        }
    }

    /// <summary>The gates that some of the files set.</summary>
    public FeatureGates In(Func<SourceFile, bool> isMeant) => new(_written.Where(w => isMeant(w.File)).Select(w => (w.Gate, w.IsOn)));

    /// <summary>The gates that the controllers of a cluster are started with, by its objects as they are applied and the values of its HelmReleases.</summary>
    public static FeatureGates In(Cluster cluster)
    {
        var roots = cluster.Objects.Where(o => o.Id.Kind is "FluxInstance" or "HelmRelease" || IsController(o)).Select(o => o.Resource.Root)
            .Concat(cluster.Components.Select(c => c.Values).OfType<YamlMap>());
        return new FeatureGates(roots.SelectMany(r => r.SelfAndBelow()).OfType<YamlScalar>().SelectMany(s => Flag().Matches(s.Value)).SelectMany(m => Settings(m.Value)));
    }

    /// <summary>True when a cluster gets Flux's controllers from Git, so that nothing else starts them.</summary>
    public static bool HasControllers(Cluster cluster) => cluster.Objects.Any(IsController);

    private static bool IsController(RenderedObject rendered) =>
        rendered.Id is { Group: "apps", Kind: "Deployment" } && rendered.Resource.Field.At("metadata", "labels", "app.kubernetes.io/part-of").Text == "flux";

    private static IEnumerable<(string Gate, bool IsOn)> Settings(string flag)
    {
        foreach (var setting in flag["feature-gates=".Length..].Split(','))
        {
            if (setting.Split('=') is [var gate, var value] && bool.TryParse(value, out var isOn))
            {
                yield return (gate, isOn);
            }
        }
    }

    [GeneratedRegex("feature-gates=[A-Za-z0-9=,]+", RegexOptions.CultureInvariant)]
    private static partial Regex Flag();
}
