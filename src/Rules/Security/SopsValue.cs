using System.Text.RegularExpressions;

namespace Dryflux.Rules.Security;

/// <summary>Reads the text that SOPS puts in the place of a value.</summary>
internal static partial class SopsValue
{
    /// <summary>True for a text that begins as an encrypted value does.</summary>
    public static bool Begins(string text) => text.StartsWith("ENC[", StringComparison.Ordinal);

    /// <summary>True for a text that SOPS can read as an encrypted value.</summary>
    // sops aes/cipher.go:parse; what follows the bracket is not looked at there
    public static bool IsWhole(string text) =>
        Form().Match(text) is { Success: true } match && IsBase64(match.Groups["data"].Value) && IsBase64(match.Groups["iv"].Value) && IsBase64(match.Groups["tag"].Value);

    private static bool IsBase64(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out _);

    [GeneratedRegex(@"^ENC\[AES256_GCM,data:(?<data>[^,]+),iv:(?<iv>[^,]+),tag:(?<tag>[^,]+),type:(?:str|int|float|bytes|bool|time|comment)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
