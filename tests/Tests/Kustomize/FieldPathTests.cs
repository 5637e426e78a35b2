using System.Text.Json;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;
using Dryflux.Simulator.Kustomize.Fields;
using Dryflux.Simulator.Kustomize.Merging;

namespace Dryflux.Tests.Kustomize;

public sealed class FieldPathTests
{
    [SharedFact]
    public void Paths_split_as_upstream_splits_them()
    {
        foreach (var (name, row) in Extras.Table("path-splitter", "TestPathSplitter"))
        {
            Assert.True(Texts(row, "exp").SequenceEqual(FieldPath.Split(row.Text("path"), '/')), name);
        }

        foreach (var (name, row) in Extras.Table("path-splitter", "TestSmarterPathSplitter"))
        {
            Assert.True(Texts(row, "expected").SequenceEqual(FieldPath.Split(row.Text("input"))), name);
        }
    }

    [SharedFact]
    public void Field_specs_reach_what_upstream_reaches()
    {
        var wrong = new List<string>();
        foreach (var (name, row) in Extras.Table("fieldspec", "TestFilter_Filter"))
        {
            var spec = Yaml.Map(row.Text("fieldSpec"));
            var created = row.GetProperty("filter").TryGetProperty("CreateKind", out _) ? CreatedKind.Scalar : CreatedKind.None;
            var resource = new KustomizeResource(Yaml.Map(row.Text("input")), OpenApiSchema.BuiltIn);
            var errors = new BuildErrors();
            var value = row.Text("expected").Contains(": bar", StringComparison.Ordinal) ? "bar" : "e";
            var walker = new FieldSpecWalker(created, resource.Root.Origin, node => FieldChange.To(new YamlScalar(value, ScalarStyle.Plain, node.Origin)));
            walker.Apply(resource, [new FieldSpec(spec.Text("group") ?? "", spec.Text("version") ?? "", spec.Text("kind") ?? "", spec.Text("path") ?? "", spec.Text("create") == "true")], errors);
            if (row.Text("error").Length > 0)
            {
                wrong.AddRange(errors.All.Any(e => e.Message.Contains(row.Text("error"), StringComparison.Ordinal)) ? [] : [$"{name}: {string.Join(';', errors.All)}"]);
            }
            else if (Yaml.Show(resource.Root) != Yaml.Show(Yaml.Node(row.Text("expected"))) || errors.Count > 0)
            {
                wrong.Add($"{name}: {Yaml.Show(resource.Root)} {string.Join(';', errors.All)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [SharedFact]
    public void Kinds_are_selected_as_upstream_selects_them()
    {
        foreach (var (name, row) in Extras.Table("gvk", "TestSelectByGVK"))
        {
            var id = new KustomizeId(row.GetProperty("in").Text("Group"), row.GetProperty("in").Text("Version"), row.GetProperty("in").Text("Kind"), "", "");
            var filter = row.GetProperty("filter");
            Assert.True(row.GetProperty("expected").GetBoolean() == id.IsOfKind(filter.Text("Group"), filter.Text("Version"), filter.Text("Kind")), name);
        }
    }

    [Theory]
    [InlineData("apps", "v1", "Deployment", false)]
    [InlineData("", "v1", "Namespace", true)]
    [InlineData("", "v1", "Node", true)]
    [InlineData("", "v9", "Namespace", false)]
    [InlineData("rbac.authorization.k8s.io", "v1", "ClusterRole", true)]
    [InlineData("example.com", "v1", "Widget", false)]
    public void Scopes_are_those_of_the_embedded_schema(string group, string version, string kind, bool isClusterScoped) =>
        Assert.Equal(isClusterScoped, OpenApiSchema.BuiltIn.IsClusterScoped(group, version, kind));

    [Theory]
    [InlineData("spec.ports[0].port", "80")]
    [InlineData("spec.ports.1.name", "b")]
    [InlineData("spec.ports.-.name", "b")]
    [InlineData("spec.ports.[name=b].port", "81")]
    [InlineData("metadata.labels.[a.b/c]", "x")]
    [InlineData("spec.nothing.here", null)]
    public void Paths_lead_to_fields(string path, string? expected)
    {
        var root = Yaml.Map("metadata: {labels: {a.b/c: x}}\nspec: {ports: [{name: a, port: 80}, {name: b, port: 81}]}\n");
        var node = FieldPath.Lookup(root, FieldPath.WithIndices(FieldPath.Split(path)), out var problem);
        Assert.Null(problem);
        Assert.Equal(expected, (node as YamlScalar)?.Value);
    }

    private static IEnumerable<string> Texts(JsonElement row, string name) => row.GetProperty(name).EnumerateArray().Select(t => t.GetString()!);

    [SharedFact]
    public void Api_versions_are_split_as_upstream_does()
    {
        foreach (var (name, row) in Extras.Table("gvk", "TestParseGroupVersion"))
        {
            Assert.Equal((name, row.Text("g"), row.Text("v")), (name, ResourceId.SplitApiVersion(row.Text("input")).Group, ResourceId.SplitApiVersion(row.Text("input")).Version));
        }
    }
}
