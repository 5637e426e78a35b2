using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Tests.Rules;

/// <summary>Which edits a fix may make.</summary>
public sealed class FixApplierTests
{
    [Theory]
    [InlineData("a: 1.2.3\n", 3, 0, "v", "a: v1.2.3\n")]
    [InlineData("a:\n  - x.yaml # why\n", 7, 0, "path: ", "a:\n  - path: x.yaml # why\n")]
    [InlineData("a: x\n", 4, 0, "y", "a: xy\n")]
    [InlineData("a: 'x'\n", 4, 0, "y", "a: 'yx'\n")]
    public void Text_can_be_inserted_at_a_scalar(string text, int at, int length, string inserted, string expected) => Assert.Equal(expected, Apply(text, at, length, inserted));

    [Theory]
    [InlineData("a: x\nb: y\n", 3, 0, "{")]
    [InlineData("a: x\nb: y\n", 3, 0, "# ")]
    [InlineData("a: x # c\n", 3, 5, "z")]
    [InlineData("a: x\nsops: {mac: x}\n", 3, 1, "z")]
    public void What_breaks_the_text_or_changes_anything_else_is_dropped(string text, int at, int length, string inserted) => Assert.Null(Apply(text, at, length, inserted));

    [Theory]
    [InlineData("a: x\nb: {{ if\nc: d\n", 3, 1, "z", "a: z\nb: {{ if\nc: d\n")]
    [InlineData("a: x\nsops: {mac: x, mac_only_encrypted: true}\n", 3, 1, "z", "a: z\nsops: {mac: x, mac_only_encrypted: true}\n")]
    public void Text_that_was_broken_before_stays_as_it_is_elsewhere(string text, int at, int length, string inserted, string expected) => Assert.Equal(expected, Apply(text, at, length, inserted));

    private static string? Apply(string text, int at, int length, string inserted)
    {
        var source = new SourceText("a.yaml", text);
        var fix = new Fix("", FixSafety.Safe, [new SourceEdit(source, new TextEdit(new TextSpan(at, length), inserted))]);
        var finding = new Finding(RuleCatalog.All[0].Info, Level.Error, "", new Place(source, default)) { Fixes = [fix] };
        return FixApplier.Apply([finding], unsafeToo: false).Texts.GetValueOrDefault(source);
    }
}
