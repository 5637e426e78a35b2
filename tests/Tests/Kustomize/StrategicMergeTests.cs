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

    [Theory]
    [InlineData("spec: {replicas: 3}", "spec: {replicas: 5}", "{spec: {replicas: 5}}")]
    [InlineData("spec: {replicas: \"3\"}", "spec: {replicas: 5}", "{spec: {replicas: '5'}}")]
    [InlineData("spec: {a: 1, b: }", "spec: {a: null}", "{spec: {}}")]
    [InlineData("spec: {a: 1, b: ~}", "spec: {a: 2}", "{spec: {a: 2, b: null}}")]
    [InlineData("spec: {a: 1, b: 2}", "spec: {$patch: replace, c: 3}", "{spec: {c: 3}}")]
    [InlineData("spec: {a: 1}\nother: 1", "spec: {$patch: delete}", "{other: 1}")]
    [InlineData("spec: [1, 2]", "spec: [3]", "{spec: [3]}")]
    public void Values_merge(string target, string patch, string expected) => Assert.Equal(expected, Merge(target, patch));

    [Theory]
    [InlineData("[{name: a, image: x}, {name: b}]", "[{name: c}, {name: a, image: y}]", "[{name: c}, {image: y, name: a}, {name: b}]")]
    [InlineData("[{name: a}, {name: b}]", "[{name: a, $patch: delete}]", "[{name: b}]")]
    [InlineData("[{name: a}, {name: b}]", "[{$patch: replace}, {name: c}]", "[{name: c}]")]
    [InlineData("[{name: a, env: [{name: X, value: 1}, {name: X, value: 2}]}]", "[{name: b}]", "[{name: b}, {env: [{name: X, value: 2}], name: a}]")]
    [InlineData("[{name: a, ports: [{containerPort: 80, protocol: TCP}]}]", "[{name: a, ports: [{containerPort: 80, protocol: UDP}]}]", "[{name: a, ports: [{containerPort: 80, protocol: UDP}, {containerPort: 80, protocol: TCP}]}]")]
    [InlineData("[{name: a, args: [x, y]}]", "[{name: a, args: [z]}]", "[{args: [z], name: a}]")]
    public void Containers_merge_by_name(string target, string patch, string expected)
    {
        const string Pod = "apiVersion: v1\nkind: Pod\nspec:\n  containers: ";
        Assert.Equal($"{{apiVersion: v1, kind: Pod, spec: {{containers: {expected}}}}}", Merge(Pod + target, Pod + patch));
    }

    [Fact]
    public void Lists_of_unknown_kinds_are_replaced_unless_a_schema_says_otherwise()
    {
        const string Widget = "apiVersion: example.com/v1\nkind: Widget\nparts: ";
        Assert.Equal("{apiVersion: example.com/v1, kind: Widget, parts: [{id: b}]}", Merge(Widget + "[{id: a}]", Widget + "[{id: b}]"));

        var schema = OpenApiSchema.From(Yaml.Map("""
            definitions:
              Widget:
                type: object
                x-kubernetes-group-version-kind: [{group: example.com, version: v1, kind: Widget}]
                properties:
                  parts:
                    type: array
                    items: {type: object}
                    x-kubernetes-patch-strategy: merge
                    x-kubernetes-patch-merge-key: id
            """));
        Assert.Equal("{apiVersion: example.com/v1, kind: Widget, parts: [{id: b}, {id: a}]}", Merge(Widget + "[{id: a}]", Widget + "[{id: b}]", schema.Types));
    }

    [Fact]
    public void A_merged_value_points_at_the_patch_and_at_what_it_replaced()
    {
        var merged = StrategicMerge.Apply(Yaml.Map("a: 1\nb: 2\n", "base.yaml"), Yaml.Map("a: 3\nc: 4\n", "patch.yaml"), SchemaTypes.None, MergeOptions.Build, new BuildErrors())!;
        Assert.Equal(("patch.yaml", "base.yaml"), (merged["a"]!.Origin.Source.Path, merged["a"]!.Origin.Via!.Source.Path));
        Assert.True(merged["b"]!.Origin.IsVerbatim);
        Assert.True(merged["c"]!.Origin.IsVerbatim);
    }

    [Fact]
    public void What_cannot_be_merged_is_an_error_at_the_patch()
    {
        var errors = new BuildErrors();
        StrategicMerge.Apply(Yaml.Map("a: {b: 1}\n", "base.yaml"), Yaml.Map("a: text\nc: {$patch: nope}\n", "patch.yaml"), SchemaTypes.None, MergeOptions.Build, errors);
        Assert.Contains("wrong node kind: expected MappingNode but got ScalarNode", errors.All[0].Message, StringComparison.Ordinal);
        Assert.Equal("patch.yaml", errors.All[0].Place.Source.Path);
    }

    [Fact]
    public void The_compact_schema_text_reads_back()
    {
        var text = new StringWriter();
        SchemaTypesText.Write(OpenApiSchema.BuiltIn.Types, text);
        var again = new StringWriter();
        SchemaTypesText.Write(SchemaTypesText.Read(new StringReader(text.ToString())), again);
        Assert.Equal(text.ToString(), again.ToString());
        Assert.Contains("io.k8s.api.core.v1.ServiceSpec\n\tports\t[io.k8s.api.core.v1.ServicePort]\tport,protocol\n", text.ToString(), StringComparison.Ordinal);
    }

    private static string Merge(string target, string patch, SchemaTypes? types = null)
    {
        var errors = new BuildErrors();
        var merged = StrategicMerge.Apply(Yaml.Map(target), Yaml.Map(patch), types ?? OpenApiSchema.BuiltIn.Types, MergeOptions.Build, errors);
        Assert.Empty(errors.All);
        return Yaml.Show(merged);
    }
}
