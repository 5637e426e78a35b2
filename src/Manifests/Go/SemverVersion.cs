using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Dryflux.Manifests.Go;

/// <summary>
/// A version as Masterminds/semver v3 reads it: a leading <c>v</c>, missing minor and patch numbers and leading zeros are fine.
/// Ordered by precedence: a pre-release comes before its release, metadata does not count.
/// </summary>
public sealed class SemverVersion : IComparable<SemverVersion>
{
    internal SemverVersion(ulong major, ulong minor, ulong patch, string prerelease = "", string metadata = "", string? original = null)
    {
        Major = major;
        Minor = minor;
        Patch = patch;
        Prerelease = prerelease;
        Metadata = metadata;
        Original = original ?? ToString();
    }

    /// <summary>The first number.</summary>
    public ulong Major { get; }

    /// <summary>The second number; 0 when not written.</summary>
    public ulong Minor { get; }

    /// <summary>The third number; 0 when not written.</summary>
    public ulong Patch { get; }

    /// <summary>What follows the hyphen, or "".</summary>
    public string Prerelease { get; }

    /// <summary>What follows the plus, or "".</summary>
    public string Metadata { get; }

    /// <summary>The version as written.</summary>
    public string Original { get; }

    /// <summary>Reads a version as NewVersion does.</summary>
    /// <param name="text">The version.</param>
    /// <param name="version">The version read.</param>
    /// <param name="error">The library's words when it is none.</param>
    // Masterminds/semver version.go:coerceNewVersion
    public static bool TryParse(string text, [NotNullWhen(true)] out SemverVersion? version, [NotNullWhen(false)] out string? error)
    {
        version = null;
        error = "invalid semantic version";
        var cursor = new SemverCursor(text);
        if (!cursor.TryTakeVersion(allowWildcards: false, out var parts) || !cursor.AtEnd)
        {
            return false;
        }

        if (!TryReadNumber(parts.Major, out var major) || !TryReadNumber(parts.Minor, out var minor) || !TryReadNumber(parts.Patch, out var patch))
        {
            error = "error parsing version segment: value out of range";
            return false;
        }

        if (HasLeadingZero(parts.Prerelease))
        {
            error = "version segment starts with 0";
            return false;
        }

        error = null;
        version = new SemverVersion(major, minor, patch, parts.Prerelease, parts.Metadata, text);
        return true;
    }

    /// <summary>Reads a tag as Flux does: as <see cref="TryParse"/>, but all three numbers must be written.</summary>
    // fluxcd/pkg version/version.go:ParseVersion
    public static bool TryParseTag(string text, [NotNullWhen(true)] out SemverVersion? version, [NotNullWhen(false)] out string? error)
    {
        if (text.AsSpan().Count('.') < 2)
        {
            (version, error) = (null, "invalid semantic version");
            return false;
        }

        return TryParse(text, out version, out error);
    }

    /// <inheritdoc/>
    public int CompareTo(SemverVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = Major.CompareTo(other.Major);
        order = order != 0 ? order : Minor.CompareTo(other.Minor);
        order = order != 0 ? order : Patch.CompareTo(other.Patch);
        return order != 0 ? order : (Prerelease, other.Prerelease) switch
        {
            ("", "") => 0,
            ("", _) => 1,
            (_, "") => -1,
            _ => ComparePrerelease(Prerelease, other.Prerelease),
        };
    }

    /// <summary>The version in full, without a leading v.</summary>
    public override string ToString() =>
        $"{Major}.{Minor}.{Patch}{(Prerelease.Length > 0 ? "-" : "")}{Prerelease}{(Metadata.Length > 0 ? "+" : "")}{Metadata}";

    internal static int ComparePrerelease(string left, string right)
    {
        var (lefts, rights) = (left.Split('.'), right.Split('.'));
        for (var i = 0; i < Math.Min(lefts.Length, rights.Length); i++)
        {
            if (CompareIdentifier(lefts[i], rights[i]) is not 0 and var order)
            {
                return order;
            }
        }

        return lefts.Length.CompareTo(rights.Length);
    }

    // Numbers come before words; a number too big for 64 bits is a word.
    private static int CompareIdentifier(string left, string right) =>
        (TryReadNumber(left, out var leftNumber), TryReadNumber(right, out var rightNumber)) switch
        {
            (true, true) => leftNumber.CompareTo(rightNumber),
            (true, false) => -1,
            (false, true) => 1,
            _ => Math.Sign(string.CompareOrdinal(left, right)),
        };

    private static bool HasLeadingZero(string prerelease) =>
        prerelease.Split('.').Any(identifier => identifier.Length > 1 && identifier[0] == '0' && identifier.All(char.IsAsciiDigit));

    private static bool TryReadNumber(string digits, out ulong number)
    {
        number = 0;
        return digits.Length == 0 || ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
