using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX408: a <c>targetPath</c> and inline values that set the same thing.</summary>
public sealed class TargetPathOverridesValues : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX408",
        Name = "target-path-overrides-values",
        Title = "A `targetPath` of `valuesFrom` and inline `values` set the same value",
        Level = Level.Warning,
        Why = """
            The documentation says that a `targetPath` overrides all other values. helm-controller merges the inline values over everything once more
            at the end, and they win: when the path is a key of the top level, when an earlier entry of `valuesFrom` gave a map that holds the path, and
            for the second `targetPath` below the same map. Only the first one below a map of the inline values wins itself. Where the inline values have
            a text or list in the middle of the path, the values cannot be composed at all. Either way one of the two is ignored without a word.

            Leave the value out of `values`, which is what the reference is for. Quiet when the inline values have nothing at the path, and for a path
            into an item of an inline list, which always wins.
            """,
        Sources = ["https://fluxcd.io/flux/components/helm/helmreleases/#values-references", "https://github.com/fluxcd/pkg/blob/main/chartutil/values.go (ChartValuesFromReferences)"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var component in cluster.Components)
        {
            foreach (var entry in component.HelmRelease?.ValuesFrom.Items ?? [])
            {
                var targetPath = entry["targetPath"];
                if (targetPath.Text is { } text && TargetPath.Parse(text, out _) is { } path && Overlap(component.HelmRelease!.Values, path) is var (inline, isAtEnd))
                {
                    context.For(component.Object, cluster).Report(
                        targetPath,
                        isAtEnd
                            ? $"`values` set `{text}`{(inline.Map is null ? "" : " or something below it")} too: which of the two counts depends on the depth and order of the references"
                            : $"`values` have something at `{inline.Path["spec.values.".Length..]}` that is no map, so nothing can be set at `{text}` below it",
                        related: [new RelatedPlace(inline.KeyOrigin.Place, "the inline value")]);
                }
            }
        }
    }

    /// <summary>
    /// Where the inline values meet the path: at its end, or at something on the way that has nothing below it. In an item of an inline
    /// list the path always wins, because lists are shared and not merged (fluxcd/pkg chartutil/merge.go:MergeMaps).
    /// </summary>
    private static (Field Inline, bool IsAtEnd)? Overlap(Field values, TargetPath path)
    {
        var at = values;
        for (var i = 0; i < path.Steps.Count; i++)
        {
            var step = path.Steps[i];
            if (at.Node is not null && (step is string ? at.Map is null : at.List is null))
            {
                return i == 0 ? null : (at, false);
            }

            at = step is string key ? at[key] : at[(int)step];
            if (!at.IsWritten)
            {
                return null;
            }
        }

        return path.Steps.Any(s => s is int) ? null : (at, true);
    }
}
