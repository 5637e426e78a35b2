namespace Dryflux.Tests.Kustomize;

/// <summary>Input that nobody means and that must neither crash nor take for ever.</summary>
public sealed class OddInputTests
{
    private const string Object = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {path: /b/c}\n";

    [Fact]
    public void A_position_beyond_every_path_appends() => Assert.Contains("path: /b/c/d", Overlay.Print(
        ("a.yaml", Object),
        ("add.yaml", "apiVersion: builtin\nkind: ValueAddTransformer\nmetadata: {name: x}\nvalue: d\ntargets: [{fieldPath: data/path, filePathPosition: 99999999999}]\n"),
        ("kustomization.yaml", "resources: [a.yaml]\ntransformers: [add.yaml]\n")), StringComparison.Ordinal);

    [Fact]
    public void A_key_that_is_a_number_beyond_32_bits_is_infinite_to_Go()
    {
        var build = Overlay.Build(("a.yaml", Object), ("kustomization.yaml", "resources: [a.yaml]\ncommonAnnotations: {1e300: x}\n"));
        Assert.Null(build.Print(out var errors));
        Assert.Contains("the key .inf is not a text", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Thousands_of_objects_get_a_namespace_in_seconds()
    {
        var objects = string.Concat(Enumerable.Range(0, 5000).Select(i => $"---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a{i}}}\n"));
        Assert.Equal(5000, Overlay.Build(("a.yaml", objects), ("kustomization.yaml", "namespace: x\nresources: [a.yaml]\n")).Resources.Count);
    }
}
