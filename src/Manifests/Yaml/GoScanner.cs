using System.Buffers;

namespace Dryflux.Manifests.Yaml;

/// <summary>What Go's scanner refuses and YamlDotNet's lets pass (go-yaml scannerc.go, readerc.go).</summary>
internal static class GoScanner
{
    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F");

    private static readonly SearchValues<char> AnchorCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>Where the first control character stands, or -1.</summary>
    public static int IndexOfControlCharacter(ReadOnlySpan<char> text) => text.IndexOfAny(ControlCharacters);

    /// <summary>Why a scalar cannot stand there, or null.</summary>
    /// <param name="style">How it is written.</param>
    /// <param name="value">Its value.</param>
    /// <param name="written">What stands in the text.</param>
    public static string? ProblemOf(ScalarStyle style, string value, ReadOnlySpan<char> written) =>
        style == ScalarStyle.Plain && value is ['%', ..] ? "found character that cannot start any token"
        : style == ScalarStyle.DoubleQuoted && HasSurrogateEscape(written) ? "found invalid Unicode character escape code (half of a surrogate pair, as in JSON)"
        : null;

    /// <summary>Why a name cannot be that of an anchor, or null: Go ends a name where other characters begin.</summary>
    public static string? ProblemOfAnchor(string name) =>
        name.AsSpan().ContainsAnyExcept(AnchorCharacters) ? "While scanning an anchor or alias, did not find expected alphabetic or numeric character" : null;

    /// <summary>True for the escapes by which JSON writes characters beyond U+FFFF.</summary>
    private static bool HasSurrogateEscape(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOf('\\'); i >= 0 && i + 3 < text.Length;)
        {
            if (text[i + 1] == 'u' && text[i + 2] is 'd' or 'D' && text[i + 3] is '8' or '9' or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'))
            {
                return true;
            }

            var next = text[(i + 2)..].IndexOf('\\');
            i = next < 0 ? -1 : i + 2 + next;
        }

        return false;
    }
}
