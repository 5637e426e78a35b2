using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Tests.Manifests;

public sealed class YamlListEditTests
{
    [Theory]
    [InlineData("a:\n  - x # one\n  - y # two\nb: 1\n", 0, "a:\n  - p: 1\n    q: 2\n  - r\n  - x # one\n  - y # two\nb: 1\n")]
    [InlineData("a:\n  # about x\n  - x\n", 0, "a:\n  - p: 1\n    q: 2\n  - r\n  # about x\n  - x\n")]
    [InlineData("a:\n- x\n- y # two\n\n# about b\nb: 1\n", 2, "a:\n- x\n- y # two\n- p: 1\n  q: 2\n- r\n\n# about b\nb: 1\n")]
    [InlineData("a:\r\n- x\r\n- |\r\n  y", 2, "a:\r\n- x\r\n- |\r\n  y\r\n- p: 1\r\n  q: 2\r\n- r")]
    public void Items_are_inserted_at_either_end_of_a_list(string text, int index, string expected) =>
        Assert.Equal(expected, Apply(text, YamlListEdit.InsertItems(FirstList(text), index, "p: 1\nq: 2", "r")!.Edit));

    [Fact]
    public void A_flow_list_takes_items_of_one_line()
    {
        Assert.Equal("a: [z, x, y]\n", Apply("a: [x, y]\n", YamlListEdit.InsertItems(FirstList("a: [x, y]\n"), 0, "z")!.Edit));
        Assert.Equal("a: [x, y, z]\n", Apply("a: [x, y]\n", YamlListEdit.InsertItems(FirstList("a: [x, y]\n"), 2, "z")!.Edit));
        Assert.Null(YamlListEdit.InsertItems(FirstList("a: [x, y]\n"), 0, "p: 1\nq: 2"));
    }

    private static YamlList FirstList(string text) => (YamlList)((YamlMap)YamlParser.Parse(new SourceText("test.yaml", text)).Documents[0].Root)["a"]!;

    private static string Apply(string text, TextEdit edit) => text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..];
}
