using System.Globalization;

namespace Dryflux.Manifests.Yaml;

/// <summary>The timestamps that go-yaml knows (resolve.go:parseTimestamp), read as Go's time.Parse does.</summary>
internal static class GoTimestamp
{
    /// <summary>Reads <c>2006-1-2</c>, <c>2006-1-2 15:4:5.9</c> or <c>2006-1-2T15:4:5.9+01:00</c>.</summary>
    /// <param name="text">The scalar.</param>
    /// <param name="rfc3339">As Go's JSON prints it: RFC 3339, no more digits of a second than needed.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out string rfc3339)
    {
        rfc3339 = "";
        if (text.Length < 5 || text[4] != '-' || text[..4].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var year = int.Parse(text[..4], CultureInfo.InvariantCulture);
        text = text[5..];
        if (!TryTake(ref text, 1, 12, out var month) || !TrySkip(ref text, '-') || !TryTake(ref text, 1, 31, out var day) || day > DaysIn(year, month))
        {
            return false;
        }

        var date = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}T");
        if (text.Length == 0)
        {
            rfc3339 = date + "00:00:00Z";
            return true;
        }

        var hasZone = text[0] is 'T' or 't';
        if (!hasZone && text[0] != ' ')
        {
            return false;
        }

        text = hasZone ? text[1..] : text.TrimStart(' ');
        if (!TryTake(ref text, 0, 23, out var hour) || !TrySkip(ref text, ':') || !TryTake(ref text, 0, 59, out var minute)
            || !TrySkip(ref text, ':') || !TryTake(ref text, 0, 59, out var second))
        {
            return false;
        }

        var fraction = TakeFraction(ref text);
        var zone = "Z";
        if (hasZone && !TryTakeZone(ref text, out zone))
        {
            return false;
        }

        rfc3339 = string.Create(CultureInfo.InvariantCulture, $"{date}{hour:00}:{minute:00}:{second:00}{fraction}{zone}");
        return text.Length == 0;
    }

    private static int DaysIn(int year, int month) => year == 0 ? DateTime.DaysInMonth(4, month) : DateTime.DaysInMonth(year, month);

    private static string TakeFraction(ref ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] is not ('.' or ',') || !char.IsAsciiDigit(text[1]))
        {
            return "";
        }

        var count = 1;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
        {
            count++;
        }

        var digits = text[1..Math.Min(count, 10)].TrimEnd('0');
        text = text[count..];
        return digits.Length == 0 ? "" : $".{digits}";
    }

    private static bool TryTakeZone(ref ReadOnlySpan<char> text, out string zone)
    {
        zone = "Z";
        if (text.Length > 0 && text[0] == 'Z')
        {
            text = text[1..];
            return true;
        }

        // time.Parse lets 24 hours and 60 minutes pass.
        if (text.Length < 6 || text[0] is not ('+' or '-') || text[3] != ':' || !TryPair(text[1..3], 24, out var hours) || !TryPair(text[4..6], 60, out var minutes))
        {
            return false;
        }

        var offset = (hours * 60) + minutes;
        zone = offset == 0 ? "Z" : string.Create(CultureInfo.InvariantCulture, $"{text[0]}{offset / 60:00}:{offset % 60:00}");
        text = text[6..];
        return true;
    }

    private static bool TryPair(ReadOnlySpan<char> pair, int max, out int value)
    {
        value = 0;
        return char.IsAsciiDigit(pair[0]) && char.IsAsciiDigit(pair[1]) && (value = ((pair[0] - '0') * 10) + pair[1] - '0') <= max;
    }

    private static bool TryTake(ref ReadOnlySpan<char> text, int min, int max, out int value)
    {
        value = 0;
        var count = 0;
        while (count < 2 && count < text.Length && char.IsAsciiDigit(text[count]))
        {
            value = (value * 10) + text[count] - '0';
            count++;
        }

        text = text[count..];
        return count > 0 && value >= min && value <= max;
    }

    private static bool TrySkip(ref ReadOnlySpan<char> text, char expected)
    {
        if (text.Length == 0 || text[0] != expected)
        {
            return false;
        }

        text = text[1..];
        return true;
    }
}
