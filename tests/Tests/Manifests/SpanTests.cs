using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Tests.Manifests;

/// <summary>The text at a node's span, parsed alone, is the node again.</summary>
public sealed class SpanTests
{
    [Fact]
    public void Spans_hold_over_all_fixtures()
    {
        var files = Directory.EnumerateFiles(Paths.Fixtures, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".yaml", StringComparison.Ordinal) || f.EndsWith(".yml", StringComparison.Ordinal));
        Assert.Empty(files.SelectMany(f => Wrong(YamlParser.Parse(new SourceText(f, File.ReadAllText(f))))).Take(10));
    }

    [SharedFact]
    public void Spans_hold_over_the_corpus()
    {
        var wrong = Corpus.Archives.AsParallel().SelectMany(archive =>
        {
            var (repository, paths) = Corpus.Read(archive);
            return paths.Where(p => p.IsYaml).Select(p => repository.File(p)!).Select(f => f.Yaml).OfType<YamlFile>().SelectMany(Wrong).Take(10).Select(w => $"{Path.GetFileName(archive)} {w}").ToList();
        });
        var text = string.Join("\n", wrong.Take(30));
        Assert.True(text.Length == 0, text);
    }

    [Theory]
    [InlineData("a: 'it''s'\nb: \"x\\ny\"\nc: plain words # comment\nd:\ne: ~\n")]
    [InlineData("a:\r\n  - b: c\r\n    d: |\r\n      text\r\n      more\r\n\r\n  - e\r\n")]
    [InlineData("a: [1, {b: c, d: [x]}, 'y' ]\nb: {}\nc: []\n")]
    [InlineData("a: plain over\n  two lines\nb: 'quoted over\n\n  three lines'\n")]
    [InlineData("a: |+\n  keep\n\n\nb: >-\n  fold\n  ed\nc: |2\n    deep\n")]
    [InlineData("a: &x !!str 12\nb: &y\n  c: d\ne: &z\n- f\n- g\n")]
    [InlineData("? complex\n: value\n? [a, b]\n: c\n")]
    [InlineData("- - - a\n    - b\n  - c\n-\n  d: e\n")]
    [InlineData("a: é☃😀 text\nb: 😀\n")]
    [InlineData("%YAML 1.1\n---\na: b\n...\n# end\n---\nc: d\n--- |\n  block\n")]
    public void Spans_hold_for(string text)
    {
        var file = YamlParser.Parse(new SourceText("test.yaml", text));
        Assert.Null(file.Error);
        Assert.Empty(Wrong(file));
    }

    [Fact]
    public void An_alias_ends_where_it_stands()
    {
        var source = new SourceText("a.yaml", "base: &b\n  x: 1\ncopy: *b # here\nlast:\n  y: *b\n");
        var root = (YamlMap)YamlParser.Parse(source).Documents[0].Root;
        Assert.Equal("copy: *b", source.Slice(root.Find("copy")!.Span).ToString());
        Assert.Equal("last:\n  y: *b", source.Slice(root.Find("last")!.Span).ToString());
        Assert.Equal(source.Content.Trim(), source.Slice(root.Origin.Span).ToString());
    }

    [Fact]
    public void Nested_yaml_of_a_literal_block_has_its_true_places()
    {
        var source = new SourceText("a.yaml", "spec:\n  patch: |\n    kind: Deployment\n    spec:\n      replicas: 2 # two\n  next: 1\n");
        var patch = (YamlScalar)Field.Root(YamlParser.Parse(source).Documents[0].Root).At("spec", "patch").Node!;
        var nested = NestedYaml.Parse(patch);
        var replicas = Field.Root(nested.Documents[0].Root).At("spec", "replicas");
        Assert.Equal(5, replicas.Origin.Place.Start.Line);
        Assert.Equal("2", source.Slice(replicas.Origin.Span).ToString());
        Assert.Empty(Wrong(nested));
        Assert.Equal("two", nested.Comments[0].Text);
    }

    private static IEnumerable<string> Wrong(YamlFile file)
    {
        var hasAnchors = file.Source.Content.Contains('&', StringComparison.Ordinal);
        var seen = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<YamlNode>(file.Documents.Select(d => d.Root));
        while (stack.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            // A container that holds an alias cannot be parsed alone; its scalars can. Large ones are left out for time.
            if (node.Origin.Span.Start < 0 || node.Origin.Span.Length < 0 || node.Origin.Span.End > file.Source.Content.Length)
            {
                yield return $"{file.Source.Path}: {node.Origin.Span}";
                continue;
            }

            if ((node is YamlScalar || (!hasAnchors && node.Origin.Span.Length < 300)) && Alone(file.Source, node) is { } alone && !Same(node, alone))
            {
                yield return $"{node.Origin}: '{file.Source.Slice(node.Origin.Span)}'";
            }

            foreach (var child in node switch { YamlMap map => map.Entries.SelectMany(e => (YamlNode[])[e.Key, e.Value]), YamlList list => list.Items, _ => [] })
            {
                stack.Push(child);
            }
        }
    }

    /// <summary>Parses the text at a node's span; null where that says nothing.</summary>
    private static YamlNode? Alone(SourceText source, YamlNode node)
    {
        var text = source.Slice(node.Origin.Span).ToString();
        var column = node.Origin.Place.Start.Column;
        if (node is YamlScalar { Style: ScalarStyle.Literal or ScalarStyle.Folded })
        {
            // An indentation indicator counts from the parent, which is not here.
            if (text.Split('\n')[0].Any(char.IsAsciiDigit))
            {
                return null;
            }

            // With + the span holds its line breaks already; at the end of the file there may be none.
            text = $"k: {text}{(text.EndsWith('\n') || node.Origin.Span.End == source.Content.Length ? "" : "\n")}";
        }
        else if (node is YamlScalar or YamlMap { IsFlow: true } or YamlList { IsFlow: true })
        {
            text = "k: " + text.Replace("\n", "\n ", StringComparison.Ordinal);
        }
        else
        {
            text = new string(' ', column - 1) + text + (node.Origin.Span.End == source.Content.Length ? "" : "\n");
            return Root(text);
        }

        return (Root(text) as YamlMap)?["k"];
    }

    private static YamlNode? Root(string text)
    {
        var file = YamlParser.Parse(new SourceText("alone", text));
        Assert.True(file.Error is null, $"{file.Error?.Message}\n{text}");
        return file.Documents[0].Root;
    }

    private static bool Same(YamlNode a, YamlNode b) => (a, b) switch
    {
        (YamlScalar x, YamlScalar y) => x.Value == y.Value && x.Style == y.Style,
        (YamlList x, YamlList y) => x.Items.Count == y.Items.Count && x.Items.Zip(y.Items).All(p => Same(p.First, p.Second)),
        (YamlMap x, YamlMap y) => x.Entries.Count == y.Entries.Count && x.Entries.Zip(y.Entries).All(p => Same(p.First.Key, p.Second.Key) && Same(p.First.Value, p.Second.Value)),
        _ => false,
    };
}
