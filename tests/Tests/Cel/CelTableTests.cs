using System.Text;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Cel;
using Dryflux.Rules.Cel.Kubernetes;
using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;

namespace Dryflux.Tests.Cel;

/// <summary>
/// Tables of expressions: the expression, the variables as YAML, what comes of it. A result is the type that the checker finds and the
/// value; a mistake tells where it stands. The expectations were compared with those of cel-go.
/// </summary>
public sealed class CelTableTests
{
    [Theory]
    [InlineData("flux")]
    [InlineData("kubernetes")]
    public void EveryExpressionIsJudgedAndEvaluatedAsUpstreamDoes(string table)
    {
        var path = Path.Combine(Paths.Fixtures, "cel", table + ".tsv");
        var written = new StringBuilder();
        var differences = new List<string>();
        foreach (var line in File.ReadLines(path))
        {
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
            {
                written.Append(line).Append('\n');
                continue;
            }

            var columns = line.Split('\t');
            var result = Run(table, columns[0], columns.ElementAtOrDefault(1) ?? "");
            written.Append($"{columns[0]}\t{columns.ElementAtOrDefault(1)}\t{result}\n");
            if (result != columns.ElementAtOrDefault(2))
            {
                differences.Add($"{columns[0]}\n  wanted: {columns.ElementAtOrDefault(2)}\n  found:  {result}");
            }
        }

        if (Paths.Update)
        {
            File.WriteAllText(path, written.ToString());
            return;
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    private static string Run(string table, string text, string yaml)
    {
        var root = YamlParser.Parse(new SourceText("variables.yaml", yaml)).Documents.FirstOrDefault()?.Root as YamlMap;
        var variables = (root?.Entries ?? []).ToDictionary(e => e.Name!, e => ObjectValues.Of(e.Value));
        var environment = table == "flux"
            ? CelEnvironment.Flux(variables.Keys)
            : CelEnvironment.Kubernetes(variables.TryGetValue("self", out var self) ? Shape(self) : CelType.Dyn);
        var expression = CelExpression.Compile(text, environment);
        return expression.Errors.Count > 0
            ? "invalid: " + string.Join(" | ", expression.Errors.Select(e => $"{e.Message} @{e.Span.Start}+{e.Span.Length}"))
            : expression.Evaluate(variables) switch
            {
                ErrorValue error => error.ToString(),
                var value => $"{expression.ResultType} {value}",
            };
    }

    private static CelType Shape(CelValue value) => value switch
    {
        MapValue => CelType.Map(CelType.String, CelType.Dyn),
        ListValue list => CelType.List(list.Items.Count > 0 ? Shape(list.Items[0]) : CelType.Dyn),
        UnknownValue => CelType.Dyn,
        _ => value.Type,
    };
}
