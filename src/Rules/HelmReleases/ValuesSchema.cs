using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Schemas;
using Dryflux.Rules.Schemas.Json;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX418: values that the chart refuses.</summary>
public sealed class ValuesSchema : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX418",
        Name = "values-schema",
        Title = "Values that the `values.schema.json` of the chart refuses",
        Level = Level.Error,
        Why = """
            Helm holds the values of a release against the `values.schema.json` of the chart and of its subcharts before it renders anything. One value of
            another type and the release is neither installed nor upgraded; what ran before goes on, and the HelmRelease says so in its status only after
            the commit. The finding stands at the value, in the HelmRelease or in the ConfigMap that `valuesFrom` names.

            Charts that lie in the repository, or in a directory that the configuration maps and some Flux Kustomization builds from, are looked at, with the
            values as helm-controller composes them over the defaults of the chart. Types, enumerations, patterns, required and unknown fields are judged;
            what only `oneOf`, `not`, bounds and conditions say is not, and neither are schemas that refer to other files or addresses. Quiet
            for values that are not known here or that such values may replace, for subcharts with a condition, an alias or imported values, for `valuesFiles`,
            for mistakes in the defaults of the chart itself, and with `disableSchemaValidation` for install and upgrade.
            """,
        Sources = ["https://helm.sh/docs/topics/charts/#schema-files", "https://github.com/helm/helm/blob/main/pkg/chart/common/util/jsonschema.go"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var component in cluster.Components)
        {
            if (component is { HelmRelease: { } release, Values: { } values, Errors.Count: 0 } && !release.Chart["valuesFiles"].Exists && !IsOff(release) && LocalChart.Of(component.Object, cluster) is { } chart && !chart.ImportsValues)
            {
                var isOpen = cluster.Gaps.Any(g => g.Kind == AnalysisGapKind.Values && g.Components.Contains(component));
                var given = (isOpen ? release.Values.Node : values)?.SelfAndBelow().Select(n => n.Origin.Place).ToHashSet() ?? [];
                CheckChart(chart, ChartValues.Over(chart.Map("values.yaml"), values), "", v => (!isOpen || v.Kind != ViolationKind.Required) && IsGiven(v, given, release), (v, of) => Report(v, of, release, context.For(component, cluster)));
            }
        }
    }

    // helm-controller api/v2/helmrelease_types.go: since Flux 2.4
    private static bool IsOff(FluxHelmRelease release) => release.Actions.All(a => a.Field["disableSchemaValidation"].IsTrue);

    private static void CheckChart(LocalChart chart, YamlMap values, string of, Func<Violation, bool> counts, Action<Violation, string> report)
    {
        foreach (var violation in SchemaOf(chart)?.Judge(Field.Root(values)) ?? [])
        {
            // What subcharts see is theirs to judge, once their own defaults are in.
            if (violation.Kind != ViolationKind.Combination && counts(violation) && !(violation.Kind is ViolationKind.Unknown or ViolationKind.Required && chart.IsOfSubcharts(violation.At)))
            {
                report(violation, of);
            }
        }

        foreach (var name in chart.CertainSubcharts)
        {
            if (chart.Subchart(name) is { } subchart)
            {
                CheckChart(subchart, ChartValues.Of(name, values, subchart.Map("values.yaml")), $"{of}{name}.", counts, report);
            }
        }
    }

    private static JsonSchemaJudge? SchemaOf(LocalChart chart) =>
        chart.File("values.schema.json")?.Text is { } text && !RefersElsewhere(text.Content) ? JsonSchemaJudge.Read(text.Content, null, out _) : null;

    /// <summary>True when some <c>$ref</c> leads out of the file, which would have to be fetched.</summary>
    private static bool RefersElsewhere(string json)
    {
        for (var at = json.IndexOf("\"$ref\"", StringComparison.Ordinal); at >= 0; at = json.IndexOf("\"$ref\"", at + 1, StringComparison.Ordinal))
        {
            if (!json.AsSpan(at + "\"$ref\"".Length).TrimStart().TrimStart(':').TrimStart().StartsWith("\"#", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the release gives the value, or leaves out one that only it could give.</summary>
    private static bool IsGiven(Violation violation, HashSet<Place> given, FluxHelmRelease release)
    {
        var at = violation.At;
        if (violation.Kind != ViolationKind.Required)
        {
            return at.Node is { } node && given.Contains(node.Origin.Place);
        }

        return at.Parent is { Parent: null } || (at.Parent?.Node is { } around && given.Contains(around.Origin.Place)) || !release.Values.Exists;
    }

    private static void Report(Violation violation, string of, FluxHelmRelease release, RuleContext context)
    {
        var message = $"{(of.Length == 0 ? violation.Message : $"values of subchart `{of.TrimEnd('.')}`: {violation.Message}")}; the schema of the chart refuses the values, and the release is neither installed nor upgraded";
        if (violation is { Kind: ViolationKind.Required, At.Parent.Parent: null })
        {
            context.ReportKey(release.Values, message);
        }
        else
        {
            context.Report(violation.Origin.Place, message);
        }
    }
}
