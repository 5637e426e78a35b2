using Dryflux.Simulator.Kustomize.Transformers;

namespace Dryflux.Tests.Kustomize;

public sealed class VarTransformerTests
{
    private static readonly Dictionary<string, string> Values = new() { ["VAR_A"] = "A", ["VAR_B"] = "B", ["VAR_C"] = "C", ["VAR_REF"] = "$(VAR_A)", ["VAR_EMPTY"] = "" };

    [SharedFact]
    public void References_expand_as_upstream_expands_them()
    {
        foreach (var (name, row) in Extras.Table("var-expansion", "TestMapping"))
        {
            var counts = new Dictionary<string, int>();
            var expanded = VariableExpansion.Expand(row.Text("input"), n =>
            {
                if (Values.TryGetValue(n, out var value))
                {
                    counts[n] = counts.GetValueOrDefault(n) + 1;
                }

                return value;
            });
            Assert.True(row.Text("expected") == expanded, $"{name} {row.Text("input")}: {expanded}");
            var expected = row.GetProperty("counts");
            Assert.Equal(expected.ValueKind == System.Text.Json.JsonValueKind.Object ? expected.EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetInt32()) : [], counts);
        }
    }

    [Fact]
    public void A_whole_reference_keeps_the_type_and_remembers_its_place()
    {
        var files = new (string, string)[]
        {
            ("kustomization.yaml", """
                resources: [objects.yaml]
                vars:
                - name: PORT
                  objref: {apiVersion: v1, kind: Service, name: web}
                  fieldref: {fieldPath: 'spec.ports[0].port'}
                """),
            ("objects.yaml", """
                apiVersion: v1
                kind: Service
                metadata: {name: web}
                spec: {ports: [{port: 8080}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: pod}
                spec:
                  containers:
                  - name: a
                    command: ["serve", "--port=$(PORT)", "$$(PORT)"]
                    env:
                    - {name: A, value: $(PORT)}
                """),
        };
        var result = Overlay.Build(files);
        Assert.Empty(result.Errors);
        Assert.Contains("- --port=8080\n    - $(PORT)\n", Overlay.Print(files), StringComparison.Ordinal);
        Assert.Contains("value: 8080\n", Overlay.Print(files), StringComparison.Ordinal);
        var command = (Dryflux.Manifests.Yaml.YamlList)((Dryflux.Manifests.Yaml.YamlMap)((Dryflux.Manifests.Yaml.YamlList)((Dryflux.Manifests.Yaml.YamlMap)result.Resources[1].Root["spec"]!)["containers"]!).Items[0])["command"]!;
        Assert.Equal(("objects.yaml", 12, false), (command.Items[1].Origin.Source.Path, command.Items[1].Origin.Place.Start.Line, command.Items[1].Origin.IsVerbatim));
        Assert.True(command.Items[0].Origin.IsVerbatim);
    }
}
