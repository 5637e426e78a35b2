using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Tests.Manifests;

public sealed class YamlParserTests
{
    [Fact]
    public void Scalars_keep_their_spans()
    {
        var source = new SourceText("a.yaml", "a: &x 'one'\nb:\n  - two # note\nc: *x\n");
        var file = YamlParser.Parse(source);
        var root = Assert.IsType<YamlMap>(file.Documents[0].Root);
        Assert.Equal("'one'", source.Slice(root["a"]!.Origin.Span).ToString());
        Assert.Same(root["a"], root["c"]);
        Assert.Equal("note", file.Comments[0].Text);
        Assert.Equal("- two", source.Slice(root["b"]!.Origin.Span).ToString());
    }
}
