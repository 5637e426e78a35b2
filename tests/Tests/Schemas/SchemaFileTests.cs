using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Schemas;
using Dryflux.Rules.Schemas.Import;

namespace Dryflux.Tests.Schemas;

public sealed class SchemaFileTests
{
    private const string Old = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        spec:
          group: example.org
          names: {kind: Widget}
          scope: Namespaced
          versions:
            - name: v1
              served: true
              subresources: {status: {}}
              schema:
                openAPIV3Schema:
                  description: prose that is not kept
                  type: object
                  properties:
                    apiVersion: {type: string}
                    kind: {type: string}
                    metadata: {type: object}
                    status: {type: object}
                    spec:
                      type: object
                      required: [size]
                      properties:
                        size: {type: string, enum: [small, large]}
                        port: {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}
                        gone: {type: boolean, default: false}
        """;

    private const string New = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        spec:
          group: example.org
          names: {kind: Widget}
          scope: Namespaced
          versions:
            - name: v1
              served: true
              subresources: {status: {}}
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    status: {type: object}
                    spec:
                      type: object
                      x-kubernetes-validations: [{rule: "has(self.size)", message: prose}]
                      properties:
                        size: {type: string, enum: [small, large, huge]}
                        port: {x-kubernetes-int-or-string: true}
                        "[]": {type: string, pattern: "^\\d\t$"}
        """;

    [Fact]
    public void What_stays_the_same_is_written_once()
    {
        Assert.Equal(
            """
            Widget	object	scope=Namespaced
             spec	object	until=2.1
             spec	object	rule=has(self.size)	since=2.2
              "[]"	string	pattern=^\\d\t$	since=2.2
              gone	boolean	default=false	until=2.1
              port	int-or-string
              size	string	required	enum=small	enum=large	until=2.1
              size	string	enum=small	enum=large	enum=huge	since=2.2
             status	preserve

            """.ReplaceLineEndings("\n"),
            Import(("2.0", Old), ("2.1", Old), ("2.2", New)));
    }

    [Fact]
    public void A_field_that_comes_back_has_two_stages()
    {
        var text = Import(("2.0", Old), ("2.1", New), ("2.2", Old));
        Assert.Contains("  gone\tboolean\tdefault=false\tuntil=2.0\n  gone\tboolean\tdefault=false\tsince=2.2\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.0", "small large", true, true)]
    [InlineData("2.1", "small large", true, true)]
    [InlineData("2.2", "small large huge", false, false)]
    public void A_block_is_read_as_a_release_has_it(string release, string values, bool isRequired, bool hasGone)
    {
        var spec = new SchemaFile(Import(("2.0", Old), ("2.1", Old), ("2.2", New))).Read("Widget", FluxVersion.TryParse(release), _ => SchemaNode.Anything)!.Properties["spec"];
        Assert.Equal(values, string.Join(' ', spec.Properties["size"].Enum!));
        Assert.Equal(isRequired, spec.Required.Contains("size"));
        Assert.Equal(hasGone, spec.Properties.ContainsKey("gone"));
        Assert.Equal(SchemaType.IntOrString, spec.Properties["port"].Type);
        Assert.Equal(hasGone ? 0 : 1, spec.Rules.Count);
    }

    [Fact]
    public void Every_shipped_block_reads_at_every_release()
    {
        var kinds = SchemaStore.Shipped.ToList();
        Assert.True(kinds.Count > 120, $"{kinds.Count} kinds");
        for (var version = FluxVersion.Oldest; version <= FluxVersion.Newest; version = version with { Minor = version.Minor + 1 })
        {
            var store = new SchemaStore(version);
            foreach (var (apiVersion, kind) in kinds)
            {
                var (group, name) = ResourceId.SplitApiVersion(apiVersion);
                var schema = store.Find(group, name, kind);
                Assert.True(schema is null || schema.Properties["metadata"].Resolved.Properties.ContainsKey("labels"), $"{apiVersion} {kind}");
                Assert.True(schema is null || Below(schema).All(s => s.Reference is null || s.Resolved != SchemaNode.Anything), $"{apiVersion} {kind} refers to nothing");
                Assert.True(schema is null || Below(schema).All(s => s.Pattern is null || s.Regex is not null), $"{apiVersion} {kind} has a pattern that Go refuses");
            }
        }
    }

    private static IEnumerable<SchemaNode> Below(SchemaNode node) =>
        node.Properties.Values.Append(node.Items).Append(node.AdditionalProperties).OfType<SchemaNode>().SelectMany(Below).Append(node);

    private static string Import(params (string Release, string Crd)[] releases)
    {
        var files = new SchemaFiles();
        foreach (var (release, crd) in releases)
        {
            files.StartRelease(FluxVersion.TryParse(release)!);
            var root = Field.Root(YamlParser.Parse(new SourceText("crd.yaml", crd)).Documents[0].Root);
            foreach (var kind in CustomResourceDefinition.Kinds(root, _ => SchemaNode.Anything))
            {
                files.Add(new SchemaBlock($"{kind.Group}/{kind.Version}", kind.Kind, kind.Schema, kind.IsNamespaced));
            }
        }

        return files.Write().Single().Content;
    }
}
