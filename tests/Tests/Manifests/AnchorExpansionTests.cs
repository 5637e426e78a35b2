using System.Text;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Tests.Manifests;

public sealed class AnchorExpansionTests
{
    [Theory]
    [InlineData("a: &x {b: 1}\nc: *x\n", "a:\n  b: 1\nc:\n  b: 1\n")]
    [InlineData("a: &x {b: 1, c: 2}\nd: {<<: *x, b: 3}\n", "a:\n  b: 1\n  c: 2\nd:\n  b: 3\n  c: 2\n")]
    [InlineData("a: &x {k: 1}\nb: &y {k: 2, l: 2}\nc: {<<: [*x, *y]}\n", "a:\n  k: 1\nb:\n  k: 2\n  l: 2\nc:\n  k: 1\n  l: 2\n")]
    [InlineData("a: &x {k: 1}\nb: &y {<<: *x, l: 2}\nc: {<<: *y}\n", "a:\n  k: 1\nb:\n  k: 1\n  l: 2\nc:\n  k: 1\n  l: 2\n")]
    [InlineData("a: {<<: {k: 1}, k: 2}\n", "a:\n  k: 2\n")]
    [InlineData("a: &x k\nb: {*x : 1}\n", "a: k\nb:\n  k: 1\n")]
    [InlineData("a: {'<<': {k: 1}}\n", "a:\n  <<:\n    k: 1\n")]
    public void Aliases_and_merge_keys_are_expanded(string yaml, string printed)
    {
        var root = AnchorExpansion.Expand(Parse(yaml), out var errors);
        Assert.Empty(errors);
        var output = new StringBuilder();
        Assert.Empty(YamlWriter.Write((YamlMap)root, output));
        Assert.Equal(printed, output.ToString());
    }

    [Theory]
    [InlineData("a: &x [1]\nb: {<<: *x}\n", "received alias for a non-map value")]
    [InlineData("b: {<<: [[{a: 1}]]}\n", "received a nested sequence")]
    [InlineData("b: {<<: text}\n", "map merge requires map or sequence of maps as the value")]
    [InlineData("b: {<<: [text]}\n", "map merge requires map or sequence of maps as the value")]
    [InlineData("b: {<<: {a: 1}, <<: {a: 2}}\n", "duplicate merge key")]
    public void A_merge_key_takes_mappings_only(string yaml, string message)
    {
        AnchorExpansion.Expand(Parse(yaml), out var errors);
        Assert.Contains(message, Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_copy_can_be_changed_and_keeps_its_origins()
    {
        var root = (YamlMap)Parse("a: &x {b: 1}\nc: *x\n");
        var copy = (YamlMap)AnchorExpansion.Expand(root, out _);
        Assert.Same(root["a"]!.Origin, copy["c"]!.Origin);
        Assert.NotSame(copy["a"], copy["c"]);
        ((YamlMap)copy["c"]!).Remove("b");
        Assert.NotNull(((YamlMap)copy["a"]!)["b"]);
    }

    [Fact]
    public void Limits_hold_for_the_copy()
    {
        var chain = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 60; i++)
        {
            chain.Append($"a{i}: &a{i} [*a{i - 1}]\n");
        }

        var root = Parse(chain.ToString());
        AnchorExpansion.Expand(root, out var deep, new YamlLimits(Nesting: 50));
        Assert.Contains("nest deeper than 50 levels", Assert.Single(deep).Message, StringComparison.Ordinal);
        AnchorExpansion.Expand(root, out var wide, new YamlLimits(ExpandedNodes: 100));
        Assert.Contains("more than 100 nodes", Assert.Single(wide).Message, StringComparison.Ordinal);
    }

    private static YamlNode Parse(string yaml)
    {
        var file = YamlParser.Parse(new SourceText("a.yaml", yaml));
        Assert.Null(file.Error);
        return file.Documents[0].Root;
    }
}
