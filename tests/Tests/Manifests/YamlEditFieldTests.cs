using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Tests.Manifests;

public sealed class YamlEditFieldTests
{
    [Theory]
    [InlineData("spec:\n  a: 1\n", "spec:\n  a: 1\n  x:\n    y: true\n")]
    [InlineData("spec:\n  a: 1 # why\n  x:\n    z: 2\n  b: 3\n", "spec:\n  a: 1 # why\n  x:\n    z: 2\n    y: true\n  b: 3\n")]
    [InlineData("spec:\n  x:\n  b: 3\n", "spec:\n  x:\n    y: true\n  b: 3\n")]
    [InlineData("spec:\n  x: {} # none\n  b: 3\n", "spec:\n  x:\n    y: true # none\n  b: 3\n")]
    [InlineData("spec: {a: 1}\n", "spec: {a: 1, x: {y: true}}\n")]
    [InlineData("spec:\r\n    a: 1\r\n", "spec:\r\n    a: 1\r\n    x:\r\n      y: true\r\n")]
    [InlineData("b: 1\n", "b: 1\nspec:\n  x:\n    y: true\n")]
    [InlineData("spec:\n  x:\n    y:\n  b: 3\n", "spec:\n  x:\n    y: true\n  b: 3\n")]
    public void A_missing_field_is_written_with_the_mappings_on_the_way(string before, string after) =>
        Assert.Equal(after, Edited(before, root => YamlEdit.Add(root.At("spec", "x", "y"), "true")));

    [Fact]
    public void A_field_stands_after_the_entry_asked_for() =>
        Assert.Equal("spec:\n  a: 1\n  x:\n    y: true\n  b: 2\n", Edited("spec:\n  a: 1\n  b: 2\n", root => YamlEdit.Add(root.At("spec", "x", "y"), "true", after: root.At("spec", "a").Entry)));

    [Theory]
    [InlineData("spec:\n  x:\n    y: false\n")]
    [InlineData("spec:\n  x: text\n")]
    [InlineData("- spec\n")]
    public void A_field_that_is_there_or_has_no_room_is_left_alone(string text) =>
        Assert.Null(YamlEdit.Add(Root(text).At("spec", "x", "y"), "true"));

    [Theory]
    [InlineData("spec:\n  a: 1\n  x:\n    y: true\n  b: 2\n", "spec:\n  a: 1\n  b: 2\n")]
    [InlineData("spec:\n  a: 1\n  x:\n    y: true\n    z: 2\n", "spec:\n  a: 1\n  x:\n    z: 2\n")]
    [InlineData("spec: {a: 1, x: {y: true}}\n", "spec: {a: 1}\n")]
    public void A_removed_field_takes_the_mappings_along_that_it_leaves_empty(string before, string after) =>
        Assert.Equal(after, Edited(before, root => YamlEdit.Remove(root.At("spec", "x", "y"))));

    [Fact]
    public void The_last_field_of_a_document_is_not_removed() => Assert.Null(YamlEdit.Remove(Root("spec:\n  x:\n    y: 1\n").At("spec", "x", "y")));

    [Theory]
    [InlineData("url: oci://a.b/c\n", "oci://a.b/c/d", "url: oci://a.b/c/d\n")]
    [InlineData("url: 'oci://a.b/c'\n", "oci://a.b/c/d", "url: 'oci://a.b/c/d'\n")]
    [InlineData("url: x\n", "a: b", "url: \"a: b\"\n")]
    [InlineData("url: x\n", "a:", "url: \"a:\"\n")]
    public void A_value_gets_quotes_only_where_it_needs_them(string before, string value, string after) =>
        Assert.Equal(after, Edited(before, root => YamlEdit.SetValue(root["url"].Scalar!, value)));

    private static Field Root(string text) => Field.Root(YamlParser.Parse(new SourceText("a.yaml", text)).Documents[0].Root);

    private static string Edited(string text, Func<Field, SourceEdit?> edit)
    {
        var made = edit(Root(text));
        Assert.NotNull(made);
        return string.Concat(text.AsSpan(0, made.Edit.Span.Start), made.Edit.NewText, text.AsSpan(made.Edit.Span.End));
    }
}
