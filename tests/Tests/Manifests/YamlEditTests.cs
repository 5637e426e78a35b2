using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using FsCheck;
using FsCheck.Fluent;

namespace Dryflux.Tests.Manifests;

/// <summary>An edit changes what it says, and nothing else.</summary>
public sealed class YamlEditTests
{
    private const string Text = """
        # head
        apiVersion: v1 # which
        kind: 'Thing'
        metadata:
          name: "a" # the name
          labels: {app: a, tier: "b", last: c}
        spec:
          # about replicas
          replicas: 3
          list:
            - name: one
              value: 1

            - {name: two, value: 2}
          text: |
            # no comment
            line
          empty:
          end: yes
        # tail
        """;

    public static TheoryData<string, string> Texts => new()
    {
        { "block", Text },
        { "crlf", Text.Replace("\n", "\r\n", StringComparison.Ordinal) },
        { "no final break", Text.Replace("# tail", "", StringComparison.Ordinal).TrimEnd() },
    };

    [Theory, MemberData(nameof(Texts))]
    public void Removing_any_entry_removes_that_entry(string name, string text)
    {
        Assert.NotEmpty(name);
        var file = Parse(text);
        foreach (var (map, entry) in Maps(file).SelectMany(m => m.Entries, (m, e) => (m, e)))
        {
            if (YamlEdit.Remove(map, entry) is not { } edit)
            {
                Assert.Fail($"{entry.Name} cannot be removed");
                continue;
            }

            var expected = map.Entries.Where(e => e != entry).Select(e => e.Name);
            var after = Parse(Apply(text, edit.Edit));
            Assert.Null(after.Error);
            Assert.Contains(Maps(after), m => m.Entries.Select(e => e.Name).SequenceEqual(expected));
            Assert.Equal(Leaves(file.Documents[0].Root).Count - Leaves(entry.Value).Count - 1, Leaves(after.Documents[0].Root).Count);
        }
    }

    [Theory, MemberData(nameof(Texts))]
    public void Adding_after_any_entry_adds_there_and_keeps_every_comment(string name, string text)
    {
        Assert.NotEmpty(name);
        var file = Parse(text);
        foreach (var map in Maps(file))
        {
            foreach (var entry in map.Entries)
            {
                var edit = YamlEdit.Add(map, "added: x", entry);
                Assert.NotNull(edit);
                var after = Parse(Apply(text, edit.Edit));
                var names = map.Entries.SelectMany(e => e == entry ? [e.Name, "added"] : new[] { e.Name });
                Assert.Contains(Maps(after), m => m.Entries.Select(e => e.Name).SequenceEqual(names));
                Assert.Equal(file.Comments.Select(c => c.Text), after.Comments.Select(c => c.Text));
            }
        }
    }

    [Theory, MemberData(nameof(Texts))]
    public void Nesting_any_entry_puts_it_below_the_key_and_changes_no_value(string name, string text)
    {
        Assert.NotEmpty(name);
        var file = Parse(text);
        foreach (var (map, entry) in Maps(file).SelectMany(m => m.Entries, (m, e) => (m, e)))
        {
            var after = Parse(Apply(text, YamlEdit.Nest(map, entry, "above")!.Edit));
            Assert.Null(after.Error);
            var above = Assert.Single(Maps(after).SelectMany(m => m.Entries), e => e.Name == "above");
            Assert.Equal(entry.Name, Assert.Single(Assert.IsType<YamlMap>(above.Value).Entries).Name);
            Assert.Equal(Leaves(file.Documents[0].Root).Select(s => s.Value), Leaves(after.Documents[0].Root).Select(s => s.Value).Where(v => v != "above"));
            Assert.Equal(file.Comments.Select(c => c.Text), after.Comments.Select(c => c.Text));
        }
    }

    [Theory, MemberData(nameof(Texts))]
    public void Any_value_can_be_set_on_any_quoted_or_plain_scalar(string name, string text)
    {
        Assert.NotEmpty(name);
        var file = Parse(text);
        var scalars = Leaves(file.Documents[0].Root).Where(s => s.Style is not (ScalarStyle.Literal or ScalarStyle.Folded) && s.Origin.Span.Length > 0).ToList();
        var values = ArbMap.Default.ArbFor<NonNull<string>>().Filter(v => !v.Get.Any(char.IsControl) && !v.Get.Any(char.IsSurrogate) && !v.Get.Contains('\uFEFF', StringComparison.Ordinal) && !v.Get.AsSpan().ContainsAny("\u0085\u2028\u2029"));
        Prop.ForAll(values, Gen.Choose(0, scalars.Count - 1).ToArbitrary(), (value, i) =>
        {
            var edit = YamlEdit.SetValue(scalars[i], value.Get)!;
            var before = Leaves(file.Documents[0].Root).Select(s => s.Value).ToList();
            before[Leaves(file.Documents[0].Root).IndexOf(scalars[i])] = value.Get;
            return before.SequenceEqual(Leaves(Parse(Apply(text, edit.Edit)).Documents[0].Root).Select(s => s.Value));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Quoting_keeps_the_text()
    {
        var file = Parse("a: 0123 # x\nb: yes\n");
        var root = (YamlMap)file.Documents[0].Root;
        Assert.Equal("a: \"0123\" # x\nb: yes\n", Apply(file.Source.Content, YamlEdit.Quote((YamlScalar)root["a"]!)!.Edit));
    }

    [Fact]
    public void The_only_entry_is_not_removed()
    {
        var root = (YamlMap)Parse("a: 1\n").Documents[0].Root;
        Assert.Null(YamlEdit.Remove(root, root.Entries[0]));
    }

    [Fact]
    public void A_value_that_a_build_changed_is_not_edited()
    {
        var scalar = (YamlScalar)((YamlMap)Parse("a: 1\n").Documents[0].Root)["a"]!;
        Assert.Null(YamlEdit.SetValue(new YamlScalar("2", ScalarStyle.Plain, scalar.Origin.DecoratedBy(scalar.Origin)), "3"));
    }

    private static YamlFile Parse(string text) => YamlParser.Parse(new SourceText("test.yaml", text));

    private static string Apply(string text, TextEdit edit) => text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..];

    private static IEnumerable<YamlMap> Maps(YamlFile file) => Nodes(file.Documents[0].Root).OfType<YamlMap>();

    private static List<YamlScalar> Leaves(YamlNode root) => [.. Nodes(root).OfType<YamlScalar>()];

    private static IEnumerable<YamlNode> Nodes(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.SelectMany(e => Nodes(e.Key).Concat(Nodes(e.Value))).Prepend(node),
        YamlList list => list.Items.SelectMany(Nodes).Prepend(node),
        _ => [node],
    };
}
