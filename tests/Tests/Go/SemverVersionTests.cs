using Dryflux.Manifests.Go;

namespace Dryflux.Tests.Go;

public sealed class SemverVersionTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("v1.2.3", "1.2.3")]
    [InlineData("1", "1.0.0")]
    [InlineData("v1.2", "1.2.0")]
    [InlineData("01.002.0003", "1.2.3")]
    [InlineData("1.2.3-rc.1", "1.2.3-rc.1")]
    [InlineData("1.2-beta", "1.2.0-beta")]
    [InlineData("1-0", "1.0.0-0")]
    [InlineData("1.2.3+5114f85", "1.2.3+5114f85")]
    [InlineData("1.2.3-a.b-c.0+x.01-y", "1.2.3-a.b-c.0+x.01-y")]
    [InlineData("1.2.3--", "1.2.3--")]
    [InlineData("1.2.3-0a", "1.2.3-0a")]
    [InlineData("2024.05.01", "2024.5.1")]
    [InlineData("18446744073709551615.0.0", "18446744073709551615.0.0")]
    public void Reads(string text, string full)
    {
        Assert.True(SemverVersion.TryParse(text, out var version, out var error), error);
        Assert.Equal(full, version.ToString());
        Assert.Equal(text, version.Original);
    }

    [Theory]
    [InlineData("", "invalid semantic version")]
    [InlineData("latest", "invalid semantic version")]
    [InlineData("V1.2.3", "invalid semantic version")]
    [InlineData("vv1", "invalid semantic version")]
    [InlineData(" 1.2.3", "invalid semantic version")]
    [InlineData("1.2.3\n", "invalid semantic version")]
    [InlineData("1.2.3.4", "invalid semantic version")]
    [InlineData("1..3", "invalid semantic version")]
    [InlineData("1.2.x", "invalid semantic version")]
    [InlineData("1.2.3-", "invalid semantic version")]
    [InlineData("1.2.3+", "invalid semantic version")]
    [InlineData("1.2.3-a..b", "invalid semantic version")]
    [InlineData("1.2.3-a_b", "invalid semantic version")]
    [InlineData("1.2.3+a+b", "invalid semantic version")]
    [InlineData("1.2.3-01", "version segment starts with 0")]
    [InlineData("1.2.3-rc.00", "version segment starts with 0")]
    [InlineData("18446744073709551616.0.0", "error parsing version segment: value out of range")]
    public void Refuses(string text, string reason)
    {
        Assert.False(SemverVersion.TryParse(text, out _, out var error));
        Assert.Equal(reason, error);
    }

    [Theory]
    [InlineData("1.2.3", true)]
    [InlineData("v1.2.3-rc.1", true)]
    [InlineData("1.2", false)]
    [InlineData("1-a.b", false)]
    [InlineData("1-a.b.c", true)]
    [InlineData("1", false)]
    public void Reads_tags_only_with_all_numbers(string text, bool isRead) => Assert.Equal(isRead, SemverVersion.TryParseTag(text, out _, out _));

    [Fact]
    public void Orders_by_precedence()
    {
        string[] rising =
        [
            "0.0.0-0", "0.0.0", "0.0.9", "0.1.0", "1.0.0-0", "1.0.0-1", "1.0.0-9", "1.0.0-10", "1.0.0--", "1.0.0-99999999999999999999", "1.0.0-A",
            "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.1.0", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
            "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0", "10.0.0",
        ];
        var versions = rising.Select(Parse).ToList();
        for (var i = 0; i < versions.Count; i++)
        {
            for (var j = 0; j < versions.Count; j++)
            {
                Assert.True(Math.Sign(versions[i].CompareTo(versions[j])) == Math.Sign(i.CompareTo(j)), $"{rising[i]} and {rising[j]}");
            }
        }

        Assert.Equal(0, Parse("1.0.0+a").CompareTo(Parse("v1.0+b")));
    }

    private static SemverVersion Parse(string text)
    {
        Assert.True(SemverVersion.TryParse(text, out var version, out var error), $"{text}: {error}");
        return version;
    }
}
