using System.Text.RegularExpressions;

namespace Dryflux.Rules.Security;

/// <summary>Judges values by the names they are given, also inside texts such as configuration files in a ConfigMap.</summary>
internal static partial class CredentialText
{
    private const int LongestPassword = 200;

    /// <summary>The pairs of name and value in a value: itself, or the settings that its lines make when it is a text of several.</summary>
    public static IEnumerable<(string Name, string Value)> Pairs(Credential credential)
    {
        if (!credential.Value.Contains('\n', StringComparison.Ordinal))
        {
            yield return (credential.Name, credential.Value);
            yield break;
        }

        // A script speaks of passwords all the time and holds none.
        if (credential.Value.StartsWith("#!", StringComparison.Ordinal) || credential.Name.EndsWith(".sh", StringComparison.Ordinal))
        {
            yield break;
        }

        foreach (var setting in Setting().Matches(credential.Value).Cast<Match>())
        {
            yield return (setting.Groups["name"].Value, setting.Groups["value"].Value);
        }
    }

    /// <summary>What a value is when its name says that it is secret; null when it is none.</summary>
    public static SecretValueKind? Judge(string name, string value)
    {
        var isPassword = CredentialKey.IsPassword(name);
        if (!(isPassword || CredentialKey.IsToken(name)) || value.Length is 0 or > LongestPassword || SecretValue.IsPlaceholder(value) || SecretValue.IsPublic(value)
            || value is "true" or "false" or "null" or "~" or "yes" or "no" or "on" or "off" or "1" or "0" || IsReference(value))
        {
            return null;
        }

        if (!isPassword)
        {
            return SecretValue.IsRandom(value) && !SecretValue.IsDummy(value) ? SecretValueKind.Clear : null;
        }

        return SecretValue.IsDummy(value) ? SecretValueKind.Dummy : SecretValueKind.Clear;
    }

    /// <summary>A path, an address or a sentence.</summary>
    private static bool IsReference(string value) =>
        value[0] is '/' or '.' || value.Contains("://", StringComparison.Ordinal) || value.StartsWith("file:", StringComparison.Ordinal) || value.Count(c => c == ' ') > 2;

    [GeneratedRegex("""^[ \t]*(?:export[ \t]+)?["']?(?<name>[A-Za-z][\w.-]*)["']?[ \t]*[:=][ \t]*["']?(?<value>[^\s"',;#]+)["']?[ \t]*[,;]?[ \t]*\r?$""", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Setting();
}
