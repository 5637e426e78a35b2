using Dryflux.Analyzer;

namespace Dryflux.Tests.Cli;

public sealed class SchemaFlagTests
{
    private const string Widget = """
        apiVersion: parts.example.org/v1
        kind: Widget
        metadata:
          name: one
        spec:
          size: 3
          colour: red
          wheels: ${wheels}
          labels:
            example.org/a.b: 1

        """;

    private const string Schema = """
        {
          "type": "object",
          "properties": {
            "apiVersion": {"type": "string"}, "kind": {"type": "string"}, "metadata": {"type": "object"},
            "spec": {
              "type": "object", "additionalProperties": false, "required": ["size", "name"],
              "properties": {
                "size": {"type": "string"}, "name": {"type": "string"}, "wheels": {"type": "integer"},
                "labels": {"type": "object", "additionalProperties": {"type": "string"}}
              }
            }
          }
        }
        """;

    private const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.parts.example.org}
        spec:
          group: parts.example.org
          names: {kind: Widget, plural: widgets}
          scope: Namespaced
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec: {type: object, properties: {size: {type: integer}, colour: {type: string}, wheels: {type: integer}}}
        """;

    [Theory]
    [InlineData("widget-parts-v1.json")]
    [InlineData("parts.example.org/widget_v1.json")]
    [InlineData("parts.example.org_widget_v1.json")]
    public void A_JSON_Schema_judges_the_kind_it_is_named_after(string name)
    {
        using var repo = new TempRepo(("widget.yaml", Widget));
        using var schemas = new TempRepo((name, Schema));
        var output = Cli.Run("lint", repo.Root, "--schema", schemas.Root, "--select", "FX104,FX105,FX111", "--format", "github").Output;
        Assert.Contains("line=5,", Line(output, "`spec.name` is missing"), StringComparison.Ordinal);
        Assert.Contains("line=6,", Line(output, "`spec.size` must be text"), StringComparison.Ordinal);
        Assert.Contains("line=7,", Line(output, "no field `spec.colour`"), StringComparison.Ordinal);
        Assert.Contains("line=10,", Line(output, "must be text: `1`"), StringComparison.Ordinal);
        Assert.DoesNotContain("wheels", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_CRD_judges_its_kind()
    {
        using var repo = new TempRepo(("widget.yaml", Widget));
        using var schemas = new TempRepo(("crds.yaml", Definition));
        var output = Cli.Run("lint", repo.Root, "--schema", schemas["crds.yaml"], "--select", "FX104,FX105,FX111", "--format", "github").Output;
        Assert.Contains("line=9,", Line(output, "no field `spec.labels`"), StringComparison.Ordinal);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void What_is_no_schema_is_wrong_usage()
    {
        using var repo = new TempRepo(("widget.yaml", Widget));
        Assert.Equal(ExitCode.Usage, Cli.Run("lint", repo.Root, "--schema", repo["none.json"]).Exit);
    }

    private static string Line(string output, string text) => Assert.Single(output.Split('\n'), l => l.Contains(text, StringComparison.Ordinal));
}
