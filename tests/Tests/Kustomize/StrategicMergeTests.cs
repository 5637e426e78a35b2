using System.Text.Json;
using Dryflux.Simulator.Kustomize;
using Dryflux.Simulator.Kustomize.Merging;

namespace Dryflux.Tests.Kustomize;

public sealed class StrategicMergeTests
{
    [SharedFact]
    public void Merges_as_kyaml_does()
    {
        var wrong = new List<string>();
        foreach (var (name, row) in ((string[])["scalarTestCases", "listTestCases", "elementTestCases", "mapTestCases"]).SelectMany(t => Extras.Table("merge2", t)))
        {
            // Rows without options are those of a build.
            var prepends = row.GetProperty("mergeOptions").Text("ListIncreaseDirection") != "append";
            var options = new MergeOptions(prepends, InfersKeys: row.GetProperty("infer").ValueKind == JsonValueKind.True);
            var errors = new BuildErrors();
            var merged = StrategicMerge.Apply(Yaml.Map(row.Text("dest")), Yaml.Map(row.Text("source")), OpenApiSchema.BuiltIn.Types, options, errors);
            var expected = row.Text("expected").Trim().Length == 0 ? "" : Yaml.Show(Yaml.Node(row.Text("expected")));
            if (Yaml.Show(merged).Replace("'", "") != expected.Replace("'", "") || errors.Count > 0)
            {
                wrong.Add($"{name} {row.Text("description")}\n  expected {expected}\n  merged   {Yaml.Show(merged)} {string.Join(';', errors.All)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
