using System.Globalization;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Helm;

/// <summary>The values that stand in a <see cref="SetLine"/>.</summary>
internal static class SetValue
{
    /// <summary>A text, whatever it looks like.</summary>
    public static YamlNode Text(string text, Origin origin) => new YamlScalar(text, StyleOf(text), origin);

    /// <summary>A truth value, nothing, or a whole number that begins with no zero; else a text (parser.go:typedVal).</summary>
    public static YamlNode Typed(string text, Origin origin)
    {
        var plain = text.ToLowerInvariant() switch
        {
            "true" => "true",
            "false" => "false",
            "null" => "null",
            _ when text == "0" => "0",
            _ when text is ['+' or '-' or (>= '1' and <= '9'), ..] && IsNumber(text, out var number) => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        return plain is null ? Text(text, origin) : new YamlScalar(plain, ScalarStyle.Plain, origin);
    }

    /// <summary>How a text is written so that it is read as text.</summary>
    public static ScalarStyle StyleOf(string text) =>
        text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal
        : text != "<<" && ScalarKinds.IsString(text, GoYaml.V3) ? ScalarStyle.Plain
        : ScalarStyle.DoubleQuoted;

    private static bool IsNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && !text.Contains('\0', StringComparison.Ordinal);
}
