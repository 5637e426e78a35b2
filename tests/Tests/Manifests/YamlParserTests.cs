using System.Text;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Tests.Manifests;

public sealed class YamlParserTests
{
    [Fact]
    public void Scalars_keep_their_spans()
    {
        var file = Parse("a: &x 'one'\nb:\n  - two # note\nc: *x\n");
        var root = Assert.IsType<YamlMap>(file.Documents[0].Root);
        Assert.Equal("'one'", file.Source.Slice(root["a"]!.Origin.Span).ToString());
        Assert.Same(root["a"], root["c"]);
        Assert.Equal("note", file.Comments[0].Text);
        Assert.Equal("- two", file.Source.Slice(root["b"]!.Origin.Span).ToString());
    }

    [Fact]
    public void Duplicate_keys_are_kept_and_named()
    {
        var file = Parse("a: 1\nb: 2\na: 3\n");
        var duplicate = Assert.Single(file.DuplicateKeys);
        Assert.Equal(0, duplicate.First.Key.Origin.Span.Start);
        Assert.Equal(10, duplicate.Again.Key.Origin.Span.Start);
        Assert.Equal("3", ((YamlMap)file.Documents[0].Root).Text("a"));
    }

    [Fact]
    public void Merge_keys_are_seen_through_and_own_keys_win()
    {
        var root = (YamlMap)Parse("x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz:\n  <<: [*x, *y]\n  c: 3\n").Documents[0].Root;
        var merged = (YamlMap)root["z"]!;
        Assert.Equal(("1", "1", "3"), (merged.Text("a"), merged.Text("b"), merged.Text("c")));
        Assert.Equal(["c", "a", "b"], merged.EffectiveEntries().Select(e => e.Name));
    }

    [Fact]
    public void An_anchor_defined_again_holds_from_there_on()
    {
        var root = (YamlMap)Parse("a: &x 1\nb: *x\nc: &x 2\nd: *x\n").Documents[0].Root;
        Assert.Equal(("1", "2"), (root.Text("b"), root.Text("d")));
    }

    [Fact]
    public void Anchors_do_not_reach_into_the_next_document()
    {
        var file = Parse("a: &x 1\n---\nb: *x\n");
        Assert.StartsWith("no anchor `&x`", file.Error?.Message);
        Assert.Equal(3, file.Source.Position(file.Error!.Span.Start).Line);
        Assert.Single(file.Documents);
    }

    [Fact]
    public void An_anchor_inside_itself_is_refused() => Assert.Equal("anchor 'x' contains itself", Parse("a: &x [*x]\n").Error?.Message);

    [Fact]
    public void An_alias_bomb_is_refused_without_being_expanded()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++)
        {
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        var file = Parse(text.ToString());
        Assert.Equal(YamlErrorKind.Limit, file.Error?.Kind);
        Assert.Contains("aliases expand", file.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", 10_000)]
    [InlineData("- ", 10_000)]
    [InlineData("{a: ", 100_000)]
    public void Deep_nesting_is_refused(string open, int depth)
    {
        var file = Parse(string.Concat(Enumerable.Repeat(open, depth)));
        Assert.Equal(YamlErrorKind.Limit, file.Error?.Kind);
        Assert.Contains("1000 levels", file.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_up_to_the_bound_is_read() =>
        Assert.Null(Parse(string.Concat(Enumerable.Repeat("[", 999)) + string.Concat(Enumerable.Repeat("]", 999))).Error);

    [Fact]
    public void Binary_is_named_as_what_it_is()
    {
        var error = Parse("a: b\nc: \u0000\u0001").Error;
        Assert.Equal(("control character U+0000: the file is binary or damaged", 8), (error?.Message, error!.Span.Start));
    }

    [Theory]
    [InlineData("a: [1, 2\n", 1)]
    [InlineData("a: b\n c: d\n", 2)]
    [InlineData("a: 'b\n", 1)]
    [InlineData("a: b\n\tc: d\n", 2)]
    [InlineData("a: *missing\n", 1)]
    [InlineData("a: @b\n", 1)]
    [InlineData("{{ .Values.a }}: b\nx: {{ y }}z\n", 1)]
    public void Broken_text_is_an_error_with_a_place(string text, int line)
    {
        var file = Parse(text);
        Assert.Equal(YamlErrorKind.Syntax, file.Error?.Kind);
        Assert.InRange(file.Source.Position(file.Error!.Span.Start).Line, line, line + 1);
        Assert.NotEmpty(file.Error.Message);
    }

    [Fact]
    public void Comments_are_found_in_the_gaps_only()
    {
        var file = Parse("# top\na: 'no # comment' # yes\nb: |\n  # no\n  text # no\n# after block\nc: x#no\nd: [a, # in flow\n  b]\nport: &port 8888\n# tail\n");
        Assert.Equal(["top", "yes", "after block", "in flow", "tail"], file.Comments.Select(c => c.Text));
        Assert.Equal([true, false, true, false, true], file.Comments.Select(c => c.IsAlone));
    }

    [Fact]
    public void Several_documents_and_empty_ones()
    {
        var file = Parse("# only a comment\n---\na: 1\n---\n---\nb: 2\n...\n");
        Assert.Equal([false, true, false], file.Documents.Select(d => d.IsEmpty).TakeLast(3));
        Assert.Empty(Parse("# nothing\n").Documents);
        Assert.Empty(Parse("").Documents);
    }

    [Fact]
    public void A_parsed_node_cannot_be_changed_but_its_clone_can()
    {
        var root = (YamlMap)Parse("a: 1\n").Documents[0].Root;
        Assert.Throws<InvalidOperationException>(() => root.Remove("a"));
        var clone = root.Clone();
        Assert.True(clone.Remove("a"));
        Assert.Single(root.Entries);
    }

    private static YamlFile Parse(string text) => YamlParser.Parse(new SourceText("test.yaml", text));

    [Theory]
    [InlineData("a: |\n  \nb: c\n", "", "c")]
    [InlineData("a: |\n  \n  x\nb: c\n", "\nx\n", "c")]
    [InlineData("a: |- # note\n   \n \n\n  x\n   y\nb: c\n", "\n\n\nx\n y", "c")]
    [InlineData("a: |+\r\n  \r\n  x\r\n\r\nb: |\r\n   \r\n   y\r\n", "\nx\n\n", "\ny\n")]
    public void A_block_may_begin_with_a_line_of_blanks(string text, string a, string b)
    {
        var file = Parse(text);
        Assert.Null(file.Error);
        var root = (YamlMap)file.Documents[0].Root;
        Assert.Equal((a, b), (((YamlScalar)root["a"]!).Value, ((YamlScalar)root["b"]!).Value));
        Assert.Equal("b", file.Source.Slice(root.Entries[1].Key.Origin.Span).ToString());
    }

    [Theory]
    [InlineData("a: &é x\n")]
    [InlineData("a: &x! y\n")]
    [InlineData("a: &x.y z\n")]
    public void An_anchor_of_other_characters_than_gos_is_refused(string text) =>
        Assert.Equal("a name is missing after `&` or `*`; a text that begins with one needs quotes", Parse(text).Error?.Message);

    [Theory]
    [InlineData("k:\n  l: [\n  a,\n  b\n  ]\nm: 1\n")]
    [InlineData("k: [a,\nb]\nl: {c: d, # why [\ne: f}\n")]
    [InlineData("- [\n'it''s ]',\n\"\\\"[\",\na]\n- b\n")]
    [InlineData("k: [a, [b,\nc]]\n")]
    public void A_flow_collection_may_stand_no_deeper_than_its_key(string text)
    {
        var file = YamlParser.Parse(new SourceText("a.yaml", text));
        Assert.Null(file.Error);
        foreach (var scalar in Scalars(file.Documents[0].Root).Where(s => s.Style == ScalarStyle.Plain))
        {
            Assert.Equal(scalar.Value, text.Substring(scalar.Origin.Span.Start, scalar.Origin.Span.Length));
        }
    }

    [Theory]
    [InlineData("a: [1, 2\nb: 3\n")]
    [InlineData("a: [b\nc]\n")]
    [InlineData("a: \"\\ud83d\\ude00\"\n")]
    public void What_cannot_be_read_is_an_error(string text) => Assert.NotNull(YamlParser.Parse(new SourceText("a.yaml", text)).Error);

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.SelectMany(e => Scalars(e.Key).Concat(Scalars(e.Value))),
        YamlList list => list.Items.SelectMany(Scalars),
        _ => [(YamlScalar)node],
    };
}
