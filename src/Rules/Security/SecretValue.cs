using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Dryflux.Rules.Security;

/// <summary>What a value that should be secret turns out to be.</summary>
internal static partial class SecretValue
{
    /// <summary>A longer text is a file, in which the word "example" says nothing.</summary>
    private const int LongestDummy = 160;

    /// <summary>What <c>flux build kustomization</c> prints for an encrypted value.</summary>
    private const string FluxBuildMask = "**SOPS**";

    private static readonly SearchValues<string> Placeholders = SearchValues.Create(["${", "$(", "{{", "<<", "%(", "ENC[", FluxBuildMask], StringComparison.Ordinal);

    /// <summary>How references begin that a program resolves before the value is used.</summary>
    private static readonly string[] References = ["ref+", "vault:", "op://", "secret://", "secretref:", "bws://", "infisical://", "doppler://", "keyring://", "awssm://", "gcpsm://", "{env:", "{file:"];

    private static readonly SearchValues<string> DummyParts = SearchValues.Create(
        [
            "changeme", "change-me", "change_me", "example", "placeholder", "dummy", "redacted", "replace", "your-", "your_", "yourp", "yours", "your/", "yourt", "xxxx", "****", "...", "0000000", "todo",
            "insert", "fake", "sample", "not-a-secret", "notasecret", "test-", "-test", "test_", "1234567890",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly HashSet<string> DummyWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwd", "pass", "secret", "token", "apikey", "admin", "administrator", "root", "user", "username", "guest", "test", "tests", "testing", "foo", "bar", "baz", "foobar", "none", "null",
        "default", "demo", "value", "string", "12345", "123456", "12345678", "123456789", "postgres", "mysql", "minio", "minio123", "minioadmin", "rabbitmq", "redis", "mypassword", "mysecret", "supersecret", "topsecret",
        "supersecretpassword", "correct-horse-battery-staple", "hunter2", "password1", "password123", "admin123", "abc123", "secretpassword", "my-password", "my-secret", "my-token", "true", "false",
    };

    /// <summary>True for text that something else fills in or that SOPS encrypted: variables, templates, references to a vault.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value) =>
        value.ContainsAny(Placeholders)
        || value.StartsWith("$") // $VARIABLE, and password hashes as crypt writes them
        || value.StartsWith("%")
        || (value.StartsWith("<") && value.EndsWith(">"))
        || (value.StartsWith("{") && value.EndsWith("}") && !value.ContainsAny('"', ':'))
        || (value.StartsWith("__") && value.EndsWith("__"))
        || IsReference(value);

    /// <summary>True for a value that nobody takes for a secret: an example, a default that everybody knows, one character many times.</summary>
    public static bool IsDummy(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if ((value.Length <= LongestDummy && value.ContainsAny(DummyParts)) || DummyWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value))
        {
            return true;
        }

        return value.Length <= LongestDummy && Distinct(value) <= 2;
    }

    /// <summary>True for a value that turns something on or off.</summary>
    public static bool IsSwitch(string value) => value.ToLowerInvariant() is "true" or "false" or "yes" or "no" or "on" or "off" or "enabled" or "disabled";

    /// <summary>True for a value that says nothing to a stranger unless its name says that it is secret: small numbers, durations, log levels, networks.</summary>
    public static bool IsSetting(string value) => Setting().IsMatch(value);

    /// <summary>True for text that is meant to be read by everybody: certificates, public keys, known hosts.</summary>
    public static bool IsPublic(string value) =>
        !value.Contains("PRIVATE KEY", StringComparison.Ordinal)
        && (value.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal)
            || value.Contains("-----BEGIN PUBLIC KEY-----", StringComparison.Ordinal)
            || PublicSshKey().IsMatch(value));

    /// <summary>
    /// True for text that looks drawn at random: long, of mixed kinds of characters, none often. Words, names, paths and versions do not.
    /// </summary>
    public static bool IsRandom(string value)
    {
        if (value.Length < 16 || value.AsSpan().IndexOfAny(' ', '\n') >= 0 || Name().IsMatch(value))
        {
            return false;
        }

        var digits = value.Count(char.IsAsciiDigit);
        var letters = value.Count(char.IsAsciiLetter);
        var hasBothCases = value.Any(char.IsAsciiLetterLower) && value.Any(char.IsAsciiLetterUpper);
        return letters > 0 && (digits >= 2 || (digits > 0 && hasBothCases)) && digits + letters >= value.Length * 3 / 4 && Entropy(value) >= (Hex().IsMatch(value) ? 2.8 : 3.3);
    }

    /// <summary>The text that base64 holds, or the text itself where it is none or holds no text.</summary>
    public static string Decoded(string value)
    {
        var packed = Blanks().Replace(value, "");
        var bytes = new byte[packed.Length];
        return Convert.TryFromBase64String(packed, bytes, out var count) && Encoding.UTF8.GetString(bytes, 0, count) is var text && !text.Contains('\uFFFD', StringComparison.Ordinal) ? text : value;
    }

    private static bool IsReference(ReadOnlySpan<char> value)
    {
        foreach (var start in References)
        {
            if (value.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int Distinct(ReadOnlySpan<char> value)
    {
        var count = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[..i].IndexOf(value[i]) < 0)
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>Shannon entropy in bits a character.</summary>
    private static double Entropy(string value) =>
        value.GroupBy(c => c).Select(g => (double)g.Count() / value.Length).Sum(p => -p * Math.Log2(p));

    [GeneratedRegex(@"^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+) AAAA|^\S+ (?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+) AAAA", RegexOptions.CultureInvariant)]
    private static partial Regex PublicSshKey();

    // Words joined by dashes, dots or slashes, each of letters with a few digits at its end: names, hosts, paths, image references.
    [GeneratedRegex(@"^(?:[a-zA-Z]+:/*)?[./]?(?:[a-zA-Z]+[0-9]{0,4}|[0-9]{1,4})(?:[-._/:@][a-zA-Z]*[0-9]{0,4})*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^([0-9]{1,4}(\.[0-9]+)?|([0-9]+(ms|s|m|h|d))+|trace|debug|info|warn|warning|error|[0-9]{1,3}(\.[0-9]{1,3}){3}(/[0-9]{1,2})?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Setting();

    [GeneratedRegex("^[0-9a-fA-F]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Hex();

    [GeneratedRegex(@"\s", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
