using System.Text;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Tests.Manifests;

public sealed class YamlWriterTests
{
    [Theory]
    [InlineData("1.0", "1")]
    [InlineData("0.10", "0.1")]
    [InlineData("1e3", "1000")]
    [InlineData("1e-7", "1e-07")]
    [InlineData("1234567.5", "1.2345675e+06")]
    [InlineData("123456.5", "123456.5")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("1e21", "1e+21")]
    [InlineData("100000000000000000000.0", "1e+20")]
    [InlineData("12345678901234567000.0", "12345678901234567000")]
    [InlineData("18446744073709551616", "1.8446744073709552e+19")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("-0.0", "0")]
    [InlineData("True", "true")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("2024-01-02", "\"2024-01-02T00:00:00Z\"")]
    [InlineData("'012'", "\"012\"")]
    [InlineData("'12:30:45'", "\"12:30:45\"")]
    [InlineData("'1:2.5'", "\"1:2.5\"")]
    [InlineData("1:60", "1:60")]
    [InlineData("'- a'", "'- a'")]
    [InlineData("-a", "-a")]
    [InlineData("it's", "it's")]
    [InlineData("\"'quoted'\"", "'''quoted'''")]
    [InlineData("'a: b'", "'a: b'")]
    [InlineData("'a #b'", "'a #b'")]
    [InlineData("a#b", "a#b")]
    [InlineData("'...'", "'...'")]
    [InlineData("=", "=")]
    [InlineData("'<<'", "<<")]
    [InlineData("\"a\\tb\"", "\"a\\tb\"")]
    [InlineData("\"\\U0001F600 é ☃\"", "\"\\U0001F600 é ☃\"")]
    [InlineData("\"\\uFEFFa\"", "\"\\uFEFF\\x61\"")]
    [InlineData("\"a\\n\"", "|\n  a")]
    [InlineData("\"a\\nb\"", "|-\n  a\n  b")]
    [InlineData("\"\\n a\"", "|2-\n\n   a")]
    [InlineData("\"a \\nb\"", "\"a \\nb\"")]
    [InlineData("\"a\\r\\nb\"", "\"a\\r\\nb\"")]
    [InlineData("!!binary aGk=", "hi")]
    [InlineData("{}", "{}")]
    [InlineData("[]", "[]")]
    [InlineData("\"a \\N b\"", "a b")]
    public void A_value_is_printed(string written, string printed) => Assert.Equal($"k: {printed}\n", Print($"k: {written}\n"));

    [Fact]
    public void Blank_lines_at_the_end_are_kept() => Assert.Equal("a: |+\n  x\n\nb: |2+\n\nc: 1\n", Print("a: |+\n  x\n\nb: \"\\n\"\nc: 1\n"));

    [Fact]
    public void A_folded_text_gains_a_line_where_the_printer_of_kyaml_doubles_it()
    {
        Assert.Equal("k: |\n  a b\n", Print("k: >\n  a\n  b\n"));
        Assert.Equal("k: |\n  a\n\n    b\n  c\n", Print("k: >\n  a\n    b\n  c\n"));
        Assert.Equal("k: |+\n  a\n\n\n", Print("k: >+\n  a\n\n"));
    }

    [Fact]
    public void Text_folds_behind_column_80_at_a_single_blank()
    {
        var word = new string('a', 78);
        Assert.Equal($"k: {word}\n  b c\n", Print($"k: {word} b c\n"));
        Assert.Equal($"k: '#{word}\n  b c'\n", Print($"k: '#{word} b c'\n"));
        Assert.Equal($"k: \"\\t{word}\n  \\ b\"\n", Print($"k: \"\\t{word}  b\"\n"));
        Assert.Equal($"k: {word}  b\n  c\n", Print($"k: {word}  b c\n"));
    }

    [Fact]
    public void Lists_stand_under_their_key()
    {
        const string Expected = "a:\n- b: 1\n  c:\n  - d\n  - - e\n    - f\n- {}\n- []\n- |\n  g\n- null\n";
        Assert.Equal(Expected, Print("a: [{c: [d, [e, f]], b: 1}, {}, [], \"g\\n\", ~]\n"));
    }

    [Fact]
    public void Keys_are_in_natural_order_and_quoted_as_values_are()
    {
        Assert.Equal(
            "' ': x\n-x: x\n_a: x\n\"1\": x\n\"2\": x\n\"10\": x\nA: x\na: x\na b: x\na-b: x\na1: x\na2: x\na10: x\nab: x\n\"on\": x\né: x\n",
            Print("{é: x, a10: x, a2: x, a1: x, a: x, ab: x, A: x, _a: x, -x: x, '1': x, '10': x, '2': x, a-b: x, 'a b': x, ' ': x, on: x}"));
    }

    [Fact]
    public void Long_keys_and_keys_of_several_lines_take_a_question_mark()
    {
        var key = new string('k', 129);
        Assert.Equal($"? |-\n  a\n  b\n: - 1\n  - 2\n? {key}\n: c: d\n", Print($"{key}: {{c: d}}\n\"a\\nb\": [1, 2]\n"));
    }

    [Theory]
    [InlineData("k: .inf\n", ".inf", "json: unsupported value: +Inf")]
    [InlineData("k: {1: x}\n", "1", "unsupported type: map[interface {}]interface {}")]
    [InlineData("k: {true: x}\n", "true", "is not a text")]
    [InlineData("k: {[a]: x}\n", "[a]", "invalid map key")]
    [InlineData("k: {a: 1, a: 2}\n", "a", "already defined")]
    [InlineData("k: !!int x\n", "x", "cannot decode !!str `x` as a !!int")]
    [InlineData("k: \"\\x7F\"\n", "\"\\x7F\"", "control characters are not allowed")]
    [InlineData("k: |2\n  \tx\n  y\n", "|2\n  \tx\n  y", "found a tab character")]
    [InlineData("k: 2024-01-02T00:00:00+24:00\n", "2024-01-02T00:00:00+24:00", "timezone hour")]
    public void What_upstream_cannot_print_is_an_error_at_its_place(string yaml, string place, string message)
    {
        var output = new StringBuilder("before");
        var error = Assert.Single(YamlWriter.Write(Parse(yaml), output));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(place, error.Node.Origin.Source.Slice(error.Node.Origin.Span).ToString());
        Assert.Equal("before", output.ToString());
    }

    [Fact]
    public void At_the_root_a_key_that_is_no_text_counts_as_its_text() => Assert.Equal("\"1\": x\n\"true\": z\n", Print("1: x\n~: y\ntrue: z\n"));

    [Fact]
    public void Every_error_is_told()
    {
        Assert.Equal(3, YamlWriter.Write(Parse("a: .inf\nb: {1: x}\nc: !!int x\n"), new StringBuilder()).Count);
    }

    internal static string Print(string yaml)
    {
        var output = new StringBuilder();
        Assert.Empty(YamlWriter.Write(Parse(yaml), output));
        return output.ToString();
    }

    private static YamlMap Parse(string yaml)
    {
        var file = YamlParser.Parse(new SourceText("a.yaml", yaml));
        Assert.Null(file.Error);
        return Assert.IsType<YamlMap>(file.Documents[0].Root);
    }
}
