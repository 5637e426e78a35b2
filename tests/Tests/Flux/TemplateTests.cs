using Dryflux.Manifests.Simulation;
using Dryflux.Simulator.Flux.Substitution;

namespace Dryflux.Tests.Flux;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("no variable } {x} $ $x $(x)", "no variable } {x} $ $x $(x)")]
    [InlineData("a$$b $${x} $$${x} $$$", "a$b ${x} $v $$", "x=v")]
    [InlineData("a${x}b", "ab")]
    [InlineData("${x}${y}", "12", "x=1", "y=2")]
    [InlineData("${x}", "${y}", "x=${y}", "y=no")]
    [InlineData("${é1_}", "v", "é1_=v")]
    [InlineData("${x:-a$$b}|${y=}|${z:?m}|${z:+m}", "a$$b||m|m")]
    [InlineData("${x:-${y:-{}}}", "{}")]
    [InlineData("${x:-pre-${y}-post}", "pre-Y-post", "y=Y")]
    [InlineData("${x:-d}", "d", "x=")]
    [InlineData("${x:-${y}}", "X", "x=X")]
    [InlineData("${#x}", "3", "x=é1")]
    [InlineData("${x:2}|${x:${n}}|${x:1:2}|${x:0::2}|${x:9}|${x:1.5}", "cd|d|bc|ab||abcd", "x=abcd", "n=-1")]
    [InlineData("${x:0:1}${x:1}", "é", "x=é")]
    [InlineData("${x:5:-1}", "", "x=abc")]
    [InlineData("${x^}|${x^^}|${x,}|${x,,}|${x,^}", "ÀB1|ÀB1|àB1|àb1|àB1", "x=àB1")]
    [InlineData("${x^^}|${y,,}", "ISSß|i", "x=ıſsß", "y=İ")]
    [InlineData("${x#*.}|${x##*.}|${x%.*}|${x%%.*}", "b.c|c|a.b|a", "x=a.b.c")]
    [InlineData("${x#[a-c]}|${x#[^a]}|${x#[!b]}|${x#\\a}|${x#[}|${x#*}", "bc|abc|abc|bc|abc|bc", "x=abc")]
    [InlineData("${x%[0-9]}|${x%1}", "a1|a", "x=a1")]
    [InlineData("${x/b/Z}|${x//b/Z}|${x/#a/Z}|${x/%c/Z}|${x/b/}|${x/#a/}", "aZbc|aZZc|Zbbc|abbZ|abc|abbc", "x=abbc")]
    [InlineData("${x//${n}/-}|${x/${n}/-}", "-é-b-|-éb", "x=éb")]
    [InlineData("${x//\\//-}|${x/a\\/b/$$}", "a-b-c|$/c", "x=a/b/c")]
    public void Expands(string text, string expected, params string[] variables)
    {
        Assert.Equal(expected, Templates.Expand(text, Templates.Variables(variables), isStrict: false));
    }

    [Theory]
    [InlineData("a ${}", "unable to parse variable name", "${}")]
    [InlineData("a ${ x } b", "unable to parse variable name", "${ x }")]
    [InlineData("${x}\n${x.y}\n", "missing closing brace", "${x.y}")]
    [InlineData("${x-d}", "missing closing brace", "${x-d}")]
    [InlineData("a ${x\nb: }", "missing closing brace", "${x")]
    [InlineData("${x:-${y z}}", "missing closing brace", "${y z}")]
    [InlineData("${x:}", "unable to parse substitution within function", "${x:}")]
    [InlineData("${x:-d", "unable to parse substitution within function", "${x:-d")]
    [InlineData("${x#}", "unable to parse substitution within function", "${x#}")]
    [InlineData("${x/a}", "bad substitution", "${x/a}")]
    [InlineData("${x^^^}", "bad substitution", "${x^^^}")]
    [InlineData("${#x y}", "bad substitution", "${#x y}")]
    [InlineData("${x:é}", "bad substitution", "${x:é}")]
    [InlineData("${x:", "bad substitution", "${x:")]
    public void What_does_not_parse_is_told_at_its_place(string text, string message, string at)
    {
        Assert.Null(Template.Parse(text, out var error));
        Assert.Equal((message, at), (error!.Message, text.Substring(error.Span.Start, error.Span.Length)));
    }

    [Theory]
    [InlineData("a ${x} ${y}", "variable not set (strict mode): \"x\"|variable not set (strict mode): \"y\"", "${x}|${y}")]
    [InlineData("${x:0:${y}}", "variable not set (strict mode): \"y\"|variable not set (strict mode): \"x\"", "${y}|${x:0:${y}}")]
    [InlineData("${x:-d} ${e:-${y}}", "variable not set (strict mode): \"y\"", "${y}")]
    [InlineData("${s:0:-1}", "panic: runtime error: slice bounds out of range [:-1]", "${s:0:-1}")]
    [InlineData("${s:2:-1}", "panic: runtime error: slice bounds out of range [2:1]", "${s:2:-1}")]
    public void What_fails_is_told_at_its_place(string text, string messages, string at)
    {
        var output = Template.Parse(text, out _)!.Evaluate(Templates.Variables("e=e", "s=abc"), isStrict: true);
        Assert.Equal(messages, string.Join('|', output.Errors.Select(e => e.Message)));
        Assert.Equal(at, string.Join('|', output.Errors.Select(e => text.Substring(e.Span.Start, e.Span.Length))));
    }

    [Theory]
    [InlineData("a ${u} b ${x}", "a ${u} b X")]
    [InlineData("${u:-d}${x}", "${u:-d}X")]
    [InlineData("${x:-${u}}", "X")]
    [InlineData("${n:-${u}}", "${n:-${u}}")]
    [InlineData("${x:${u}}", "${x:${u}}")]
    [InlineData("${#u}", "${#u}")]
    public void What_cannot_be_known_stays_as_it_stands(string text, string expected)
    {
        Assert.Equal(expected, Templates.Expand(text, Templates.Variables("u", "x=X"), isStrict: true));
    }

    [Fact]
    public void Every_use_is_told_in_order_of_the_text()
    {
        const string Text = "${a} ${b:-${c}${d:=x}} ${e} ${f:-1}";
        var output = Template.Parse(Text, out _)!.Evaluate(Templates.Variables("a=1", "c=", "e", "f="), isStrict: false);
        Assert.Equal(
            [
                ("${a}", VariableOutcome.Value, "a of test"),
                ("${b:-${c}${d:=x}}", VariableOutcome.Default, null),
                ("${c}", VariableOutcome.Value, "c of test"),
                ("${d:=x}", VariableOutcome.Default, null),
                ("${e}", VariableOutcome.Unknown, "e of test"),
                ("${f:-1}", VariableOutcome.Default, "f of test"),
            ],
            output.Uses.Select(u => (Text.Substring(u.Expression.Span.Start, u.Expression.Span.Length), u.Outcome, u.Variable?.ToString())));
        Assert.Equal("1 x ${e} 1", output.Text);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_kept()
    {
        var output = Template.Parse("${x:0:1}-${x:1}", out _)!.Evaluate(Templates.Variables("x=é"), isStrict: false);
        Assert.Equal("\uDCC3-\uDCA9", output.Text);
    }

    [Fact]
    public void Expressions_nested_without_end_are_an_error()
    {
        Assert.Null(Template.Parse(string.Concat(Enumerable.Repeat("${x:-", 100_000)), out var error));
        Assert.Contains("nest deeper", error!.Message, StringComparison.Ordinal);
    }
}
