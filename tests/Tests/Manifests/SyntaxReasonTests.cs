using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Tests.Manifests;

public sealed class SyntaxReasonTests
{
    [Theory]
    [InlineData("a:\n\tname: a\n", 2, 1, "a tab in the indentation")]
    [InlineData("a:\n  b: 1\n\tc: 2\n", 3, 1, "a tab in the indentation")]
    [InlineData("a: @foo\n", 1, 4, "a value cannot begin with `@`")]
    [InlineData("a: `foo`\n", 1, 4, "a value cannot begin with a backtick")]
    [InlineData("a: %foo\n", 1, 4, "a value cannot begin with `%`")]
    [InlineData("a:\n  msg: error: it failed\n", 2, 13, "a second `: ` on the line")]
    [InlineData("a:\n  x: 1\n   y: 2\n", 3, 5, "a key where the value above goes on")]
    [InlineData("a:\n  b c\n  d: e\n", 3, 4, "a key where the value above goes on")]
    [InlineData("a:\n  x:\n    b: 1\n   c: 2\n", 4, 4, "the indentation of this line fits no line above it")]
    [InlineData("a:\n  - x: 1\n  y: 2\n", 3, 3, "a key among list items")]
    [InlineData("a: b\n- c\n", 2, 1, "a list item where a key is expected")]
    [InlineData("a: b\nfoo\nc: d\n", 2, 1, "no `:` after this key")]
    [InlineData("a: - b\n", 1, 4, "a list cannot begin on the line of its key")]
    [InlineData("a: 'it's'\nb: c\n", 1, 8, "text after a closing quote")]
    [InlineData("a: b\n---\nc: \"d\n", 3, 4, "the quote that opens here is never closed")]
    [InlineData("a: \"\\d\"\n", 1, 4, "a `\\` inside double quotes")]
    [InlineData("a: *foo\n", 1, 4, "no anchor `&foo`")]
    [InlineData("a: | foo\n  x\n", 1, 4, "text on the line of `|` or `>`")]
    [InlineData("{a: b\nc: d\n", 2, 2, "a `,` or the closing `}` is missing")]
    [InlineData("a: [a, b\nc", 1, 6, "a list or mapping in brackets is broken or never closed")]
    [InlineData("a: [a,\n", 1, 8, "a `[` or `{` is never closed: the text ends here")]
    [InlineData("a: b\n<<<<<<< HEAD\nb: c\n=======\nb: d\n>>>>>>> x\n", 2, 1, "a merge conflict was left in the file")]
    [InlineData("{{- if .x }}\na: b\n{{- end }}\n", 1, 1, "`{{` begins a placeholder")]
    [InlineData("a: \u0001\n", 1, 4, "control character U+0001")]
    public void Says_what_a_person_did_and_where(string text, int line, int column, string reason)
    {
        var source = new SourceText("a.yaml", text);
        var error = YamlParser.Parse(source).Error!;
        Assert.StartsWith(reason, error.Message);
        Assert.Equal(new LinePosition(line, column), source.Position(error.Span.Start));
    }
}
