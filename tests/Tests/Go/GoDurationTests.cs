using Dryflux.Manifests.Go;

namespace Dryflux.Tests.Go;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("0", 0, "0s")]
    [InlineData("-0", 0, "0s")]
    [InlineData("+0", 0, "0s")]
    [InlineData("0s", 0, "0s")]
    [InlineData("5s", 5_000_000_000, "5s")]
    [InlineData("1h30m", 5_400_000_000_000, "1h30m0s")]
    [InlineData("1h0m5s", 3_605_000_000_000, "1h0m5s")]
    [InlineData("90m", 5_400_000_000_000, "1h30m0s")]
    [InlineData("10m0.5s", 600_500_000_000, "10m0.5s")]
    [InlineData("-1.5h", -5_400_000_000_000, "-1h30m0s")]
    [InlineData("+5m", 300_000_000_000, "5m0s")]
    [InlineData("300ms", 300_000_000, "300ms")]
    [InlineData("1.5ms", 1_500_000, "1.5ms")]
    [InlineData("7us", 7_000, "7µs")]
    [InlineData("7µs", 7_000, "7µs")]
    [InlineData("7μs", 7_000, "7µs")]
    [InlineData("1ns", 1, "1ns")]
    [InlineData("0.5ns", 0, "0s")]
    [InlineData(".5s", 500_000_000, "500ms")]
    [InlineData("5.s", 5_000_000_000, "5s")]
    [InlineData("1s1s1m", 62_000_000_000, "1m2s")]
    [InlineData("0.3333333333333333333h", 1_200_000_000_000, "20m0s")]
    [InlineData("0.100000000000000000000h", 360_000_000_000, "6m0s")]
    [InlineData("9007199254.740993s", 9_007_199_254_740_993_000, "2501999h47m34.740993s")]
    [InlineData("9223372036854775807ns", long.MaxValue, "2562047h47m16.854775807s")]
    [InlineData("-9223372036854775808ns", long.MinValue, "-2562047h47m16.854775808s")]
    public void Reads_and_prints(string text, long nanoseconds, string printed)
    {
        Assert.True(GoDuration.TryParse(text, out var duration, out var error), error);
        Assert.Equal(nanoseconds, duration.Nanoseconds);
        Assert.Equal(printed, duration.ToString());
    }

    [Theory]
    [InlineData("90m", "1h30m")]
    [InlineData("600s", "10m")]
    [InlineData("60m", "1h")]
    [InlineData("1h0m5s", "1h0m5s")]
    [InlineData("10m30s", "10m30s")]
    [InlineData("-24h", "-24h")]
    [InlineData("20s", "20s")]
    [InlineData("0", "0s")]
    public void Prints_shorter_for_people(string text, string printed)
    {
        Assert.True(GoDuration.TryParse(text, out var duration, out _));
        Assert.Equal(printed, duration.ToShortString());
    }

    [Theory]
    [InlineData("", "invalid duration \"\"")]
    [InlineData("-", "invalid duration \"-\"")]
    [InlineData("10", "missing unit in duration \"10\"")]
    [InlineData("1h30", "missing unit in duration \"1h30\"")]
    [InlineData("1.5.5s", "missing unit in duration \"1.5.5s\"")]
    [InlineData("1d", "unknown unit \"d\" in duration \"1d\"")]
    [InlineData("10 minutes", "unknown unit \" minutes\" in duration \"10 minutes\"")]
    [InlineData("5M", "unknown unit \"M\" in duration \"5M\"")]
    [InlineData("5s ", "unknown unit \"s \" in duration \"5s \"")]
    [InlineData("1m-5s", "unknown unit \"m-\" in duration \"1m-5s\"")]
    [InlineData("5é\"", "unknown unit \"\\xc3\\xa9\\\"\" in duration \"5\\xc3\\xa9\\\"\"")]
    [InlineData(" 5s", "invalid duration \" 5s\"")]
    [InlineData("s", "invalid duration \"s\"")]
    [InlineData(".s", "invalid duration \".s\"")]
    [InlineData("--5s", "invalid duration \"--5s\"")]
    [InlineData("00", "missing unit in duration \"00\"")]
    [InlineData("9223372036854775808ns", "invalid duration \"9223372036854775808ns\"")]
    [InlineData("2562048h", "invalid duration \"2562048h\"")]
    [InlineData("2562047h60m", "invalid duration \"2562047h60m\"")]
    [InlineData("99999999999999999999s", "invalid duration \"99999999999999999999s\"")]
    public void Refuses_with_the_words_of_Go(string text, string reason)
    {
        Assert.False(GoDuration.TryParse(text, out _, out var error));
        Assert.Equal($"time: {reason}", error);
    }

    [Fact]
    public void Compares()
    {
        Assert.True(GoDuration.FromSeconds(90) > GoDuration.FromSeconds(60));
        Assert.True(GoDuration.FromSeconds(60) <= GoDuration.FromSeconds(60));
    }
}
