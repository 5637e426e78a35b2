using Dryflux.Manifests.Go;

namespace Dryflux.Tests.Go;

public sealed class GoTemplateTests
{
    [Theory]
    [InlineData("$ts", "ts")]
    [InlineData("${ts}x", "ts")]
    [InlineData("$1x", "1x")]
    [InlineData("$1-$2", "1", "2")]
    [InlineData("a$n.b${m_1}", "n", "m_1")]
    [InlineData("$été", "été")]
    [InlineData("$01", "01")]
    [InlineData("$$ts")]
    [InlineData("$$$ts", "ts")]
    [InlineData("$")]
    [InlineData("${")]
    [InlineData("${ts")]
    [InlineData("${t-s}")]
    [InlineData("${}")]
    [InlineData("$-ts")]
    [InlineData("${$ts", "ts")]
    public void Finds_references(string template, params string[] names) =>
        Assert.Equal(names, GoTemplate.Parse(template).References.Select(r => r.Name));

    [Theory]
    [InlineData("$year/$month", "2024/05")]
    [InlineData("$1x", "")]
    [InlineData("${1}x", "2024x")]
    [InlineData("$0$$", "2024-05$")]
    [InlineData("$3$day$02", "")]
    [InlineData("$", "$")]
    [InlineData("${year", "${year")]
    [InlineData("${ye-ar}", "${ye-ar}")]
    [InlineData("a$", "a$")]
    [InlineData("$99999999999", "")]
    [InlineData("", "")]
    public void Expands(string template, string expected)
    {
        Assert.True(GoRegex.TryParse("(?P<year>\\d+)-(?P<month>\\d+)", out var regex, out _));
        Assert.Equal(expected, GoTemplate.Parse(template).Expand(regex.Match("v2024-05")!));
    }

    [Fact]
    public void Knows_whether_the_group_exists()
    {
        Assert.True(GoRegex.TryParse("(?P<ts>a)(b)", out var regex, out _));
        var references = GoTemplate.Parse("$ts $tsx $2 $3 $0").References.ToList();
        Assert.Equal([true, false, true, false, true], references.Select(r => r.IsIn(regex)));
        Assert.Equal((4, 8), (references[1].Span.Start, references[1].Span.End));
        Assert.Equal((2, 0), (references[2].Number, references[4].Number));
    }
}
