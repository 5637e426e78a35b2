using System.Globalization;
using System.Text.RegularExpressions;

namespace Dryflux.Rules.Cel.Library;

/// <summary>A version in strict semantic versioning (github.com/blang/semver).</summary>
internal sealed partial record Semver(ulong Major, ulong Minor, ulong Patch, string PreRelease) : IComparable<Semver>
{
    /// <summary>Reads a version; null when it is none.</summary>
    /// <param name="text">The version.</param>
    /// <param name="isNormalized">True to accept a leading v, leading zeros and missing parts.</param>
    public static Semver? Parse(string text, bool isNormalized)
    {
        var match = Form().Match(isNormalized ? Normalize(text) : text);
        return match.Success
            && ulong.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && ulong.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            && ulong.TryParse(match.Groups[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var patch)
                ? new Semver(major, minor, patch, match.Groups[4].Value)
                : null;
    }

    /// <inheritdoc/>
    public int CompareTo(Semver? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return order != 0 ? order : ComparePreRelease(PreRelease, other.PreRelease);
    }

    private static int ComparePreRelease(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return right.Length.CompareTo(left.Length);
        }

        var (ours, theirs) = (left.Split('.'), right.Split('.'));
        for (var i = 0; i < Math.Min(ours.Length, theirs.Length); i++)
        {
            var areNumbers = (IsNumber(ours[i]), IsNumber(theirs[i]));
            var order = areNumbers switch
            {
                (true, true) => (ours[i].Length, ours[i]).CompareTo((theirs[i].Length, theirs[i])),
                (true, false) => -1,
                (false, true) => 1,
                _ => string.CompareOrdinal(ours[i], theirs[i]),
            };
            if (order != 0)
            {
                return Math.Sign(order);
            }
        }

        return ours.Length.CompareTo(theirs.Length);
    }

    private static bool IsNumber(string text) => text.All(char.IsAsciiDigit);

    // apiserver pkg/cel/library/semverlib.go:normalizeAndParse
    private static string Normalize(string text)
    {
        var parts = (text.StartsWith('v') ? text[1..] : text).Split('.', 3).Select(WithoutZeros).ToList();
        if (parts.Count < 3 && parts[^1].AsSpan().IndexOfAny("+-") >= 0)
        {
            return "";
        }

        while (parts.Count < 3)
        {
            parts.Add("0");
        }

        return string.Join('.', parts);
    }

    private static string WithoutZeros(string part)
    {
        if (part.Length < 2)
        {
            return part;
        }

        var trimmed = part.TrimStart('0');
        return trimmed.Length == 0 || !char.IsAsciiDigit(trimmed[0]) ? "0" + trimmed : trimmed;
    }

    [GeneratedRegex(@"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(?:-((?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
