using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Schemas;

namespace Dryflux.Tests.Schemas;

/// <summary>Schemas and values from text.</summary>
internal static class Schemas
{
    /// <summary>The root of a text.</summary>
    public static Field Value(string yaml) => Field.Root(YamlParser.Parse(new SourceText("value.yaml", yaml)).Documents[0].Root);

    /// <summary>The schema of <c>spec</c> in a CRD that says this of it.</summary>
    public static SchemaNode Schema(string yaml)
    {
        var indented = string.Join('\n', yaml.Split('\n').Select(l => "              " + l));
        var crd = $"""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            spec:
              group: example.org
              names:
                kind: Widget
              versions:
              - name: v1
                schema:
                  openAPIV3Schema:
                    properties:
                      spec:
            {indented.Replace("\n", "\n            ", StringComparison.Ordinal)}
            """;
        return CustomResourceDefinition.Kinds(Value(crd), new SchemaStore(Dryflux.Manifests.Flux.FluxVersion.Newest).Resolve).Single().Schema.Properties["spec"];
    }

    /// <summary>What is wrong with a value: line, column and message, one a line.</summary>
    public static string Judge(string schema, string value) => Describe(SchemaWalker.Judge(Value(value), Schema(schema)));

    /// <summary>Violations, one a line.</summary>
    public static string Describe(IEnumerable<Violation> violations) =>
        string.Join('\n', violations.Select(v => $"{v.Origin.Place.Start.Line}:{v.Origin.Place.Start.Column} {v.Message}{(v.Advice is { } advice ? $" ({advice})" : "")}"));
}
