using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Tests.Manifests;

public sealed class NestedYamlTests
{
    private static readonly SourceText Block = new("a.yaml", "data:\n  values.yaml: |\n    # note\n    a:\n      b: ${v}\n\n      c: one ${w} two\n    d: three\n");

    [Fact]
    public void A_literal_block_is_read_in_place() => Assert.Equal(["4:5 a", "5:7 b", "5:10 ${v}", "7:7 c", "7:10 one ${w} two", "8:5 d", "8:8 three"], Scalars(NestedYaml.Parse(Datum())));

    [Theory]
    [InlineData("value", "w")]
    [InlineData("'1'", "long value")]
    public void Lines_that_a_build_changed_are_found_too(string v, string w)
    {
        var datum = Datum();
        var variable = Origin.Parsed(Block, new TextSpan(0, 4));
        var text = datum.Value.Replace("${v}", v, StringComparison.Ordinal).Replace("${w}", w, StringComparison.Ordinal);
        var nested = NestedYaml.Parse(new YamlScalar(text, ScalarStyle.Literal, datum.Origin.DecoratedBy(variable)));
        Assert.Equal(["4:5 a", "5:7 b", "5:10 ${v}", "7:7 c", "7:10 one ${w} two", "8:5 d", "8:8 three"], Scalars(nested));
        var root = (YamlMap)nested.Documents[0].Root;
        var changed = ((YamlMap)root["a"]!)["c"]!.Origin;
        Assert.Equal((true, false, variable), (root["d"]!.Origin.IsVerbatim, changed.IsVerbatim, changed.Via));
    }

    [Fact]
    public void Data_made_from_a_file_are_read_in_the_file()
    {
        var file = new SourceText("values.yaml", "a: 1\nb: ${v}\nc: d\n");
        var whole = Origin.Parsed(file, new TextSpan(0, file.Content.Length));
        string[] expected = ["1:1 a", "1:4 1", "2:1 b", "2:4 ${v}", "3:1 c", "3:4 d"];
        Assert.Equal(expected, Scalars(NestedYaml.Parse(new YamlScalar(file.Content, ScalarStyle.Literal, whole))));
        Assert.Equal(expected, Scalars(NestedYaml.Parse(new YamlScalar("a: 1\nb: value\nc: d\n", ScalarStyle.Literal, whole.DecoratedBy(whole)))));
    }

    [Fact]
    public void A_text_of_other_lines_points_at_the_whole()
    {
        var datum = Datum();
        var other = new YamlScalar("a: b\nc: d\n", ScalarStyle.Literal, datum.Origin.DecoratedBy(datum.Origin));
        Assert.All(NestedYaml.Parse(other).Documents[0].Root.SelfAndBelow(), n => Assert.Equal(datum.Origin.Span, n.Origin.Span));
    }

    [Fact]
    public void An_error_is_at_its_line()
    {
        var datum = Datum();
        var broken = new YamlScalar(datum.Value.Replace("${v}", "x: y", StringComparison.Ordinal), ScalarStyle.Literal, datum.Origin.DecoratedBy(datum.Origin));
        Assert.Equal(5, Block.Position(NestedYaml.Parse(broken).Error!.Span.Start).Line);
    }

    private static YamlScalar Datum() => (YamlScalar)((YamlMap)((YamlMap)YamlParser.Parse(Block).Documents[0].Root)["data"]!)["values.yaml"]!;

    /// <summary>The place of every scalar and what the file has there.</summary>
    private static IEnumerable<string> Scalars(YamlFile nested) => nested.Documents[0].Root.SelfAndBelow().OfType<YamlScalar>().Select(s =>
        $"{s.Origin.Place.Start.Line}:{s.Origin.Place.Start.Column} {s.Origin.Source.Slice(s.Origin.Span)}");
}
