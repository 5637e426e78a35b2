using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Tests.Manifests;

public sealed class ScalarKindsTests
{
    [Theory]
    [InlineData("", ScalarKind.Null)]
    [InlineData("~", ScalarKind.Null)]
    [InlineData("Null", ScalarKind.Null)]
    [InlineData("nUll", ScalarKind.String)]
    [InlineData("true", ScalarKind.Boolean)]
    [InlineData("FALSE", ScalarKind.Boolean)]
    [InlineData("tRue", ScalarKind.String)]
    [InlineData("0", ScalarKind.Integer)]
    [InlineData("0b", ScalarKind.String)]
    [InlineData("0x", ScalarKind.String)]
    [InlineData("1_", ScalarKind.Integer)]
    [InlineData("_1", ScalarKind.String)]
    [InlineData("-", ScalarKind.String)]
    [InlineData("1.5", ScalarKind.Float)]
    [InlineData("089", ScalarKind.Float)]
    [InlineData("1e400", ScalarKind.String)]
    [InlineData(".5_0", ScalarKind.Float)]
    [InlineData("._5", ScalarKind.String)]
    [InlineData(".5_", ScalarKind.String)]
    [InlineData(".", ScalarKind.String)]
    [InlineData("1e", ScalarKind.String)]
    [InlineData("+.5", ScalarKind.Float)]
    [InlineData(".inf", ScalarKind.Float)]
    [InlineData("+.INF", ScalarKind.Float)]
    [InlineData(".NaN", ScalarKind.Float)]
    [InlineData(".Nan", ScalarKind.String)]
    [InlineData("0x1p4", ScalarKind.String)]
    [InlineData("12:30:45", ScalarKind.String)]
    [InlineData("2001-01-01", ScalarKind.Timestamp)]
    [InlineData("2001-02-29", ScalarKind.String)]
    [InlineData("<<", ScalarKind.String)]
    [InlineData("=", ScalarKind.String)]
    public void Both_libraries_agree(string text, ScalarKind kind)
    {
        Assert.Equal(kind, ScalarKinds.Resolve(text, GoYaml.V2).Kind);
        Assert.Equal(kind, ScalarKinds.Resolve(text, GoYaml.V3).Kind);
        Assert.Equal(kind == ScalarKind.String, ScalarKinds.IsString(text, GoYaml.V2));
    }

    [Theory]
    [InlineData("y", true)]
    [InlineData("Yes", true)]
    [InlineData("ON", true)]
    [InlineData("n", false)]
    [InlineData("No", false)]
    [InlineData("off", false)]
    public void Only_v2_reads_words_of_YAML_1_1_as_booleans(string text, bool value)
    {
        Assert.Equal(ScalarKind.String, ScalarKinds.Resolve(text, GoYaml.V3).Kind);
        var resolved = ScalarKinds.Resolve(text, GoYaml.V2);
        Assert.Equal(ScalarKind.Boolean, resolved.Kind);
        Assert.Equal(value, resolved.Boolean);
    }

    [Theory]
    [InlineData("010", "8")]
    [InlineData("0o17", "15")]
    [InlineData("0x1F", "31")]
    [InlineData("0B11", "3")]
    [InlineData("-0b11", "-3")]
    [InlineData("0b-1", "-1")]
    [InlineData("+0x1F", "31")]
    [InlineData("1_000", "1000")]
    [InlineData("-0", "0")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("0xFFFFFFFFFFFFFFFF", "18446744073709551615")]
    public void Integers_have_every_base(string text, string value)
    {
        var resolved = ScalarKinds.Resolve(text, GoYaml.V3);
        Assert.Equal(ScalarKind.Integer, resolved.Kind);
        Assert.Equal(value, resolved.Integer.ToString());
    }

    [Theory]
    [InlineData("18446744073709551616", 18446744073709551616d)]
    [InlineData("-9223372036854775809", -9223372036854775808d)]
    [InlineData("+9223372036854775808", 9223372036854775808d)]
    [InlineData("1e-400", 0d)]
    [InlineData("5e-324", 5e-324)]
    public void What_exceeds_64_bits_is_a_float(string text, double value)
    {
        var resolved = ScalarKinds.Resolve(text, GoYaml.V3);
        Assert.Equal(ScalarKind.Float, resolved.Kind);
        Assert.Equal(value, resolved.Float);
    }

    [Fact]
    public void Only_v3_reads_an_octal_sign_behind_its_prefix()
    {
        Assert.Equal(-7, ScalarKinds.Resolve("0o-7", GoYaml.V3).Integer);
        Assert.Equal(ScalarKind.String, ScalarKinds.Resolve("0o-7", GoYaml.V2).Kind);
    }

    [Theory]
    [InlineData("2024-01-02", "2024-01-02T00:00:00Z")]
    [InlineData("2024-1-2", "2024-01-02T00:00:00Z")]
    [InlineData("2001-12-14t21:59:43.10-05:00", "2001-12-14T21:59:43.1-05:00")]
    [InlineData("2001-12-15T2:9:3Z", "2001-12-15T02:09:03Z")]
    [InlineData("2001-12-14   21:59:43,1234567899", "2001-12-14T21:59:43.123456789Z")]
    [InlineData("2001-12-14T21:59:43+00:00", "2001-12-14T21:59:43Z")]
    [InlineData("2001-12-14T21:59:43+01:60", "2001-12-14T21:59:43+02:00")]
    [InlineData("0000-02-29", "0000-02-29T00:00:00Z")]
    public void Timestamps_become_RFC_3339(string text, string rfc3339)
    {
        var resolved = ScalarKinds.Resolve(text, GoYaml.V3);
        Assert.Equal(ScalarKind.Timestamp, resolved.Kind);
        Assert.Equal(rfc3339, resolved.Text);
    }

    [Theory]
    [InlineData("2024-13-01")]
    [InlineData("2024-01-32")]
    [InlineData("2024-01-02 ")]
    [InlineData("2024-01-02T10:00")]
    [InlineData("2024-01-02T10:00:00")]
    [InlineData("2024-01-02 10:00:00Z")]
    [InlineData("2024-01-02T24:00:00Z")]
    [InlineData("24-01-02")]
    public void Other_dates_are_text(string text) => Assert.Equal(ScalarKind.String, ScalarKinds.Resolve(text, GoYaml.V3).Kind);

    [Theory]
    [InlineData("!!str 5", ScalarKind.String, null)]
    [InlineData("!!int \"0x10\"", ScalarKind.Integer, null)]
    [InlineData("!!float 3", ScalarKind.Float, null)]
    [InlineData("!!float 18446744073709551615", ScalarKind.String, "cannot decode !!int `18446744073709551615` as a !!float")]
    [InlineData("!!int abc", ScalarKind.String, "cannot decode !!str `abc` as a !!int")]
    [InlineData("!!bool yes", ScalarKind.String, "cannot decode !!str `yes` as a !!bool")]
    [InlineData("!!null ''", ScalarKind.Null, null)]
    [InlineData("!!timestamp '2024-01-02'", ScalarKind.Timestamp, null)]
    [InlineData("!!int 2024-01-02", ScalarKind.String, "cannot decode !!str `2024-01-02` as a !!int")]
    [InlineData("!!binary aGk=", ScalarKind.Binary, null)]
    [InlineData("!!binary a", ScalarKind.String, "!!binary value contains invalid base64 data")]
    [InlineData("!mine 5", ScalarKind.String, null)]
    [InlineData("'5'", ScalarKind.String, null)]
    [InlineData("<<", ScalarKind.Merge, null)]
    public void Tags_and_quotes_count(string yaml, ScalarKind kind, string? error)
    {
        var scalar = Assert.IsType<YamlScalar>(YamlParser.Parse(new SourceText("a.yaml", yaml)).Documents[0].Root);
        Assert.Equal(error, ScalarKinds.Resolve(scalar, GoYaml.V3, out var value));
        Assert.Equal(kind, value.Kind);
    }
}
