namespace Dryflux.Tests.Kustomize;

public sealed class ReplacementTests
{
    private const string Source = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: source}
        data: {empty: "", word: a}
        """;

    /// <summary>Upstream copies no type into a field that it makes, so what an empty text becomes depends on how it has to be printed.</summary>
    [Theory]
    [InlineData("spec: {a: {}}", "spec.a.b", "spec:\n  a:\n    b: \"\"\n")]
    [InlineData("spec:\n  a: {}", "spec.a.b.c", "spec:\n  a:\n    b:\n      c: \"\"\n")]
    [InlineData("spec:\n  a: []", "spec.a.[name=x].c", "spec:\n  a:\n  - c: \"\"\n    name: x\n")]
    [InlineData("spec:\n  x: 1", "spec.a.b", "spec:\n  a:\n    b: null\n  x: 1\n")]
    [InlineData("spec:\n  x: 1", "spec.a.[name=x].c", "spec:\n  a:\n  - c: null\n    name: x\n  x: 1\n")]
    public void An_empty_text_in_a_made_field_is_null_unless_braces_stand_around_it(string spec, string path, string expected) =>
        Assert.EndsWith(expected, Replaced("empty", spec, path), StringComparison.Ordinal);

    [Theory]
    [InlineData("null", "spec.a.b")]
    [InlineData("~", "spec.a.b.[name=x].c")]
    public void A_field_made_below_null_is_lost(string value, string path) =>
        Assert.EndsWith("spec:\n  a: null\n", Replaced("word", $"spec:\n  a: {value}", path), StringComparison.Ordinal);

    [Fact]
    public void No_field_is_made_below_a_key_without_value()
    {
        var failure = Overlay.Failure(Files("word", "spec:\n  a:\n", "spec.a.b"));
        Assert.Contains("kustomization.yaml:6:18: unable to find or create field \"spec.a.b\" in replacement target", failure, StringComparison.Ordinal);
    }

    private static string Replaced(string key, string spec, string path) => Overlay.Print(Files(key, spec, path));

    private static (string, string)[] Files(string key, string spec, string path) =>
    [
        ("kustomization.yaml", $$"""
            resources: [source.yaml, target.yaml]
            replacements:
            - source: {kind: ConfigMap, name: source, fieldPath: data.{{key}}}
              targets:
              - select: {kind: Thing}
                fieldPaths: ['{{path}}']
                options: {create: true}
            """),
        ("source.yaml", Source),
        ("target.yaml", $"apiVersion: example.com/v1\nkind: Thing\nmetadata: {{name: target}}\n{spec}\n"),
    ];
}
