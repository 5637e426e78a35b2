using Dryflux.Manifests.Text;
using Dryflux.Rules.Cel;
using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Dryflux.Tests.Cel;

/// <summary>What holds for every text: no exception, mistakes that lie in the text, an end in time.</summary>
public sealed class CelProperties
{
    private static readonly string[] Words =
    [
        "self", ".", "?", "[", "]", "(", ")", "{", "}", ",", ":", "+", "-", "*", "/", "%", "!", "==", "!=", "<", ">=", "&&", "||", "in", "x", "'a'", "1", "2u",
        "1.5", "true", "null", ".all(x, ", ".map(x, ", ".filter(x, ", "has(", "size(", ".?a", "[?0]", "optional.of(", ".orValue(", "matches", "'%s'.format([", "type(",
        "string(", "int(", "r'\\d'", "b'\\x00'", "// c\n", " ", "{'a': 1}", "[1, 2]", "duration('1s')", ".join(", ".split(", "\"", "'", "\\", "é", "\ud83d", "@",
    ];

    private static readonly Gen<string> Expressions = Gen.Elements(Words).ArrayOf().Select(words => string.Concat(words));

    private static readonly CelEnvironment[] Environments = [CelEnvironment.Flux("self"), CelEnvironment.Kubernetes(CelType.Dyn)];

    [Fact]
    public void EveryTextIsReadOrRefusedAtAPlaceInIt() =>
        Prop.ForAll(Arb.From(Gen.OneOf(Expressions, ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""), Mutations())), text =>
        {
            foreach (var environment in Environments)
            {
                foreach (var expression in (CelExpression[])[CelExpression.Parse(text, environment), CelExpression.Compile(text, environment)])
                {
                    Assert.All(expression.Errors, e => Assert.True(new TextSpan(0, text.Length).Contains(e.Span) && e.Message.Length > 0));
                    Assert.All(expression.FindVariables(), v => Assert.Contains(v.Name, text.Substring(v.Span.Start, v.Span.Length), StringComparison.Ordinal));
                    Assert.All(expression.FindCertainFailures(CelType.Bool), e => Assert.True(new TextSpan(0, text.Length).Contains(e.Span)));
                    expression.Evaluate(new Dictionary<string, CelValue> { ["self"] = UnknownValue.Instance }, new CelBudget(10_000)).ToString();
                    expression.Evaluate(new Dictionary<string, CelValue> { ["self"] = new ListValue([new StringValue("a"), new IntValue(1)]) }, new CelBudget(10_000)).ToString();
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData("((((")]
    [InlineData("!!!!")]
    [InlineData("----")]
    [InlineData("[[[[")]
    [InlineData("a.b.")]
    [InlineData("1+1+")]
    [InlineData("a?b:")]
    [InlineData("{1:{1:")]
    [InlineData("f(f(")]
    [InlineData("a[a[")]
    [InlineData("a&&b||")]
    [InlineData("x.map(x,")]
    [InlineData("1<2==")]
    public void DeepTextsAreRefusedWithoutOverflow(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 90_000 / part.Length));
        var expression = CelExpression.Compile(text, Environments[1]);
        Assert.NotEmpty(expression.Errors);
    }

    [Theory]
    [InlineData(249, true)]
    [InlineData(251, false)]
    public void NestingIsAllowedUpToTheLimitOfCelGo(int depth, bool isAllowed)
    {
        var text = new string('(', depth - 1) + "1" + new string(')', depth - 1);
        Assert.Equal(isAllowed, CelExpression.Compile(text, Environments[0]).Errors.Count == 0);
        var chain = "1" + string.Concat(Enumerable.Repeat("+1", depth - 1));
        Assert.Equal(isAllowed, CelExpression.Compile(chain, Environments[0]).Errors.Count == 0);
    }

    [Fact]
    public void ManyTermsAreNotDeep()
    {
        var text = string.Join(" || ", Enumerable.Repeat("false", 5000));
        Assert.Equal("false", CelExpression.Compile(text, Environments[0]).Evaluate(new Dictionary<string, CelValue>()).ToString());
    }

    [Theory]
    [InlineData("[1,2,3,4,5,6,7,8,9,0]", ".map(a, s.map(b, s.map(c, s.map(d, s.map(e, s.map(f, s.map(g, s)))))))")]
    [InlineData("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'", ".replace('a', s).replace('a', s).replace('a', s).replace('a', s).replace('a', s)")]
    [InlineData("[0]", ".map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a]).map(a, [a, a] == [a, a] || '%s'.format([a]) == '')")]
    public void AHostileExpressionIsGivenUp(string self, string rest)
    {
        var environment = CelEnvironment.Flux();
        var value = CelExpression.Parse(self, environment).Evaluate(new Dictionary<string, CelValue>());
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var result = CelExpression.Parse("s" + rest, environment).Evaluate(new Dictionary<string, CelValue> { ["s"] = value });
        Assert.IsType<ErrorValue>(result);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"took {clock.Elapsed}");
    }

    private static Gen<string> Mutations()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(Paths.Fixtures, "cel", "flux.tsv")).Where(l => l.Length > 0 && !l.StartsWith("# ", StringComparison.Ordinal)).Select(l => l.Split('\t')[0])];
        return from row in Gen.Elements(rows)
               from at in Gen.Choose(0, row.Length)
               from length in Gen.Choose(0, Math.Min(3, row.Length - at))
               from word in Gen.Elements(Words)
               select row[..at] + word + row[(at + length)..];
    }
}
