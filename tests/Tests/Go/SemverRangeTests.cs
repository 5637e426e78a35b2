using Dryflux.Manifests.Go;

namespace Dryflux.Tests.Go;

public sealed class SemverRangeTests
{
    /// <summary>A range, versions that lie in it, versions that do not.</summary>
    [Theory]
    [InlineData("1.2.3", "1.2.3 v1.2.3 1.2.3+build", "1.2.4 1.2.2 1.2.3-rc.1 2.2.3")]
    [InlineData("=1.2.3", "1.2.3", "1.2.4 0.2.3")]
    [InlineData("v1.2.3", "1.2.3", "1.2.4")]
    [InlineData("=1.2.3+a", "1.2.3 1.2.3+b", "1.2.4")]
    [InlineData("1.2", "1.2.0 1.2.9 1.2.3+x", "1.3.0 1.1.9 2.2.0 1.2.3-rc.1")]
    [InlineData("=1.2", "1.2.0 1.2.9", "1.3.0")]
    [InlineData("1", "1.0.0 1.9.9", "0.9.9 2.0.0 1.0.0-0")]
    [InlineData("1.x", "1.0.0 1.9.9", "2.0.0 0.9.9")]
    [InlineData("1.X.X", "1.0.0 1.9.9", "2.0.0")]
    [InlineData("1.*", "1.0.0 1.9.9", "2.0.0")]
    [InlineData("1.2.x", "1.2.0 1.2.9", "1.3.0 1.1.0")]
    [InlineData("1.2.*", "1.2.0 1.2.9", "1.3.0")]
    [InlineData("1.x.3", "1.0.0 1.9.9", "2.0.3")]
    [InlineData("*", "0.0.0 1.2.3 99.0.0", "1.2.3-rc.1 0.0.0-0")]
    [InlineData("x", "0.0.0 1.2.3", "1.2.3-rc.1")]
    [InlineData("X.1.2", "0.0.0 1.2.3", "1.2.3-rc.1")]
    [InlineData("*-0", "0.0.0 1.2.3 1.2.3-rc.1 0.0.0-0", "")]
    [InlineData("!=1.2.3", "1.2.4 1.2.2 0.0.0", "1.2.3 1.2.3+b 1.2.4-rc.1")]
    [InlineData("!=1.2", "1.3.0 1.1.9 2.2.0", "1.2.0 1.2.9")]
    [InlineData("!=1", "0.9.0 2.0.0", "1.0.0 1.9.9")]
    [InlineData("!=1.x", "0.9.0 2.0.0", "1.0.0 1.9.9")]
    [InlineData("!=*", "1.0.0 0.0.1", "0.0.0")]
    [InlineData(">1.2.3", "1.2.4 1.3.0 2.0.0", "1.2.3 1.2.2 1.2.4-rc.1")]
    [InlineData(">1.2", "1.3.0 2.0.0", "1.2.0 1.2.9 1.1.0 0.3.0")]
    [InlineData(">1", "2.0.0", "1.0.0 1.9.9 0.9.9")]
    [InlineData(">11", "12.0.0 12.1.0", "11.1.0 11.0.0")]
    [InlineData(">*", "0.0.1 1.0.0", "0.0.0")]
    [InlineData(">0", "1.0.0", "0.0.1 0.9.9")]
    [InlineData(">=1.2.3", "1.2.3 1.2.4 2.0.0", "1.2.2 1.2.3-rc.1 1.2.4-rc.1")]
    [InlineData("=>1.2.3", "1.2.3 2.0.0", "1.2.2")]
    [InlineData(">=1.2", "1.2.0 1.3.0 2.0.0", "1.1.9")]
    [InlineData(">=1", "1.0.0 9.9.9", "0.9.9")]
    [InlineData(">=0", "0.0.0 9.9.9", "1.0.0-rc.1")]
    [InlineData("<1.2.3", "1.2.2 0.0.0", "1.2.3 1.2.4 1.2.3-rc.1")]
    [InlineData("<1.2", "1.1.9 0.0.0", "1.2.0 1.3.0")]
    [InlineData("<1", "0.9.9", "1.0.0")]
    [InlineData("<*", "", "0.0.0 1.0.0")]
    [InlineData("<=1.2.3", "1.2.3 1.2.2", "1.2.4 2.0.0")]
    [InlineData("=<1.2.3", "1.2.3 1.2.2", "1.2.4")]
    [InlineData("<=1.2", "1.2.0 1.2.9 1.1.0 0.9.9", "1.3.0 2.0.0")]
    [InlineData("<=1", "1.0.0 1.9.9 0.1.0", "2.0.0")]
    [InlineData("<=*", "0.0.0 0.0.9", "0.1.0 1.0.0")]
    [InlineData("~1.2.3", "1.2.3 1.2.9", "1.2.2 1.3.0 2.2.3")]
    [InlineData("~>1.2.3", "1.2.3 1.2.9", "1.3.0")]
    [InlineData("~1.2", "1.2.0 1.2.9", "1.1.9 1.3.0")]
    [InlineData("~1.2.x", "1.2.0 1.2.9", "1.3.0")]
    [InlineData("~1", "1.0.0 1.9.9", "2.0.0 0.9.9")]
    [InlineData("~1.x", "1.0.0 1.9.9", "2.0.0")]
    [InlineData("~*", "0.0.0 9.9.9", "1.0.0-rc.1")]
    [InlineData("~0.0.0", "0.0.0 9.9.9", "0.0.0-rc.1")]
    [InlineData("~0", "0.0.0 0.9.9", "1.0.0")]
    [InlineData("~0.0", "0.0.0 0.0.9", "0.1.0")]
    [InlineData("~0.0.1", "0.0.1 0.0.9", "0.1.0 0.0.0")]
    [InlineData("^1.2.3", "1.2.3 1.9.9", "1.2.2 2.0.0 0.2.3")]
    [InlineData("^1.2", "1.2.0 1.9.9", "1.1.9 2.0.0")]
    [InlineData("^1", "1.0.0 1.9.9", "0.9.9 2.0.0")]
    [InlineData("^0.2.3", "0.2.3 0.2.9", "0.2.2 0.3.0 1.2.3")]
    [InlineData("^0.2", "0.2.0 0.2.9", "0.3.0 0.1.9")]
    [InlineData("^0.0.3", "0.0.3", "0.0.2 0.0.4 0.1.3 1.0.3")]
    [InlineData("^0.0", "0.0.0 0.0.9", "0.1.0 1.0.0")]
    [InlineData("^0", "0.0.0 0.9.9", "1.0.0")]
    [InlineData("^0.x", "0.0.0 0.9.9", "1.0.0")]
    [InlineData("^*", "0.0.0", "0.0.1 0.1.0 1.0.0")]
    [InlineData("^1.2.3-beta.2", "1.2.3-beta.2 1.2.3-beta.11 1.2.3 1.2.4-rc.1 1.9.0-a", "1.2.3-beta.1 1.2.3-alpha 2.0.0 1.2.2")]
    [InlineData("~1.2.3-beta.2", "1.2.3-beta.2 1.2.4-rc.1 1.2.9", "1.2.3-beta.1 1.3.0-rc.1 1.3.0")]
    [InlineData("^0.0.3-a", "0.0.3-a 0.0.3-b 0.0.3", "0.0.4 0.0.3-0")]
    [InlineData(">=1.2.3-0", "1.2.3-0 1.2.3-rc.1 1.2.3 1.3.0-rc.1", "1.2.2 1.2.2-rc.1")]
    [InlineData(">=1.0.0-0 <2.0.0", "1.0.0-alpha 1.5.0-rc.1 2.0.0-rc.1", "2.0.0 0.9.0")]
    [InlineData(">1.2.3-alpha.3", "1.2.3-alpha.4 1.2.3-alpha.10 1.2.3-beta 1.2.3", "1.2.3-alpha.3 1.2.3-alpha.2 1.2.3-alpha")]
    [InlineData("1.2-0", "1.2.0-0 1.2.0 1.2.5-rc.1 1.2.9", "1.1.9 1.3.0-0")]
    [InlineData(">=1.2.3, <2.0.0", "1.2.3 1.9.9", "1.2.2 2.0.0")]
    [InlineData(">=1.2.3 <2.0.0", "1.2.3 1.9.9", "2.0.0")]
    [InlineData(">=1.2.3,<2.0.0", "1.2.3 1.9.9", "2.0.0")]
    [InlineData(" >= 1.2.3 ,  < 2.0.0 ", "1.2.3 1.9.9", "2.0.0")]
    [InlineData(">=1.2, !=1.3.0, <2", "1.2.0 1.3.1", "1.3.0 2.0.0")]
    [InlineData("<1.0.0 || >=2.3.1", "0.9.9 2.3.1 3.0.0", "1.0.0 2.3.0")]
    [InlineData("^1||^3", "1.5.0 3.1.0", "2.0.0 4.0.0")]
    [InlineData("1.x || >=2.5.0 || 5.0.0 - 7.2.3", "1.2.3 2.5.0 4.0.0 7.2.3 8.0.0", "2.4.9 0.1.0")]
    [InlineData("~1.2.3-0 || ^2", "1.2.3-rc.1 2.1.0", "2.1.0-rc.1 1.3.0")]
    [InlineData("1.2 - 1.4.5", "1.2.0 1.4.5", "1.1.9 1.4.6 1.3.0-rc.1")]
    [InlineData("1.2.3 - 2", "1.2.3 2.9.9", "1.2.2 3.0.0")]
    [InlineData("v1.2.3   -   v2.0", "1.2.3 2.0.9", "2.1.0")]
    [InlineData("1.0.0-0 - 2.0.0-0", "1.0.0-0 1.5.0-rc.1 2.0.0-0", "2.0.0 2.0.0-1")]
    [InlineData("<1, 1 - 2", "", "0.5.0 1.5.0")]
    [InlineData("01.02.03", "1.2.3", "1.2.4")]
    [InlineData("1.x.x|", "1.0.0", "2.0.0")]
    public void Contains_versions(string text, string inside, string outside)
    {
        var range = Parse(text);
        Assert.All(Versions(inside), v => Assert.True(range.Contains(v), $"{v} lies in {text}"));
        Assert.All(Versions(outside), v => Assert.False(range.Contains(v), $"{v} lies outside {text}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("latest")]
    [InlineData("V1.2.3")]
    [InlineData("1.2.3.4")]
    [InlineData(">=")]
    [InlineData("==1.2.3")]
    [InlineData("!1.2.3")]
    [InlineData("><1.2.3")]
    [InlineData(">=1.0<2.0")]
    [InlineData(">=1.0,,<2.0")]
    [InlineData(">=1.0,")]
    [InlineData(",1.0")]
    [InlineData("||")]
    [InlineData("1.0 ||")]
    [InlineData("1.0-")]
    [InlineData("1.0.0-alpha.")]
    [InlineData("1.0.0-äh")]
    [InlineData("1.0 -2.0")]
    [InlineData("1.0- 2.0")]
    [InlineData(">=1.0 - 2.0")]
    [InlineData("<3 1.0 - 2.0")]
    [InlineData("1.0 - 2.0 - 3.0")]
    [InlineData("^a.b.c")]
    [InlineData("1,2.3.4.5")]
    [InlineData("~ > 1.0")]
    public void Refuses_improper_constraints(string text)
    {
        Assert.False(SemverRange.TryParse(text, out _, out var error));
        Assert.StartsWith("improper constraint: \"", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xx")]
    [InlineData("1.2x")]
    [InlineData("1|2")]
    [InlineData("1.0 | 2.0")]
    [InlineData("1.0.0-01")]
    [InlineData("1.0-01")]
    [InlineData("18446744073709551616")]
    public void Refuses_what_looks_like_a_version_and_is_none(string text)
    {
        Assert.False(SemverRange.TryParse(text, out _, out var error));
        Assert.Equal("constraint parser error", error);
    }

    [Theory]
    [InlineData(">2 <1", true)]
    [InlineData(">2, <=2", true)]
    [InlineData(">2, <=2.5", true)]
    [InlineData(">=1.2.3 <1.2.3", true)]
    [InlineData("<0.0.0", true)]
    [InlineData("<*", true)]
    [InlineData("^1 ^2", true)]
    [InlineData("~1.2 >=1.3.0", true)]
    [InlineData("1.2.3 !=1.2.3", true)]
    [InlineData("1.2 !=1.x", true)]
    [InlineData(">1.2.3 <1.2.4", true)]
    [InlineData(">2 <1 || >4 <3", true)]
    [InlineData(">1.2.3-0 <1.2.3-0.0", true)]
    [InlineData(">2 <1 || 5", false)]
    [InlineData(">1.2.3-0 <1.2.4", false)]
    [InlineData(">1.2.3 <1.2.4-1", false)]
    [InlineData(">1.2.3 <1.2.5", false)]
    [InlineData(">1 <2.0.1", false)]
    [InlineData(">=1.2 !=1.2.0", false)]
    [InlineData("<0.0.0-1", false)]
    [InlineData("*", false)]
    [InlineData("<=*", false)]
    [InlineData("!=1.2 >=1.2.5-a <1.2.7", false)]
    [InlineData("!=0 <1 >0-a", false)]
    public void Knows_that_nothing_can_match(string text, bool isUnsatisfiable) => Assert.Equal(isUnsatisfiable, Parse(text).IsUnsatisfiable);

    [Theory]
    [InlineData("*", false)]
    [InlineData(">=1.0.0", false)]
    [InlineData(">1", false)]
    [InlineData("!=1.0.0", false)]
    [InlineData("~0.0.0", false)]
    [InlineData("^1 || >=3", false)]
    [InlineData(">=1.0.0-0", false)]
    [InlineData("1.2.3", true)]
    [InlineData("1.x", true)]
    [InlineData("^1", true)]
    [InlineData("~1.2", true)]
    [InlineData(">=1 <2", true)]
    [InlineData("<=1", true)]
    [InlineData("1 - 2", true)]
    [InlineData("^1 || ~2.3", true)]
    [InlineData("!=1.0.0 <5", true)]
    [InlineData(">2 <1", true)]
    public void Knows_whether_there_is_an_upper_bound(string text, bool hasUpperBound) => Assert.Equal(hasUpperBound, Parse(text).HasUpperBound);

    private static SemverRange Parse(string text)
    {
        Assert.True(SemverRange.TryParse(text, out var range, out var error), error);
        return range;
    }

    private static IEnumerable<SemverVersion> Versions(string texts) => texts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text =>
    {
        Assert.True(SemverVersion.TryParse(text, out var version, out var error), $"{text}: {error}");
        return version;
    });
}
