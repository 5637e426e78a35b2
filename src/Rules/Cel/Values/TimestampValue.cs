using System.Globalization;
using System.Text.RegularExpressions;
using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>A point in time between the years 1 and 9999.</summary>
public sealed partial class TimestampValue : CelValue
{
    private const long MinSeconds = -62135596800;
    private const long MaxSeconds = 253402300799;

    private TimestampValue(long seconds, int nanoseconds, int offsetMinutes)
    {
        Seconds = seconds;
        Nanoseconds = nanoseconds;
        OffsetMinutes = offsetMinutes;
    }

    /// <summary>Whole seconds since 1970 in UTC.</summary>
    public long Seconds { get; }

    /// <summary>Nanoseconds beyond the seconds.</summary>
    public int Nanoseconds { get; }

    /// <summary>The offset it was written with, in minutes east of UTC.</summary>
    public int OffsetMinutes { get; }

    /// <inheritdoc/>
    public override CelType Type => CelType.Timestamp;

    internal override bool IsZero => Seconds == MinSeconds && Nanoseconds == 0;

    /// <summary>The nanoseconds since 1970.</summary>
    internal Int128 Total => ((Int128)Seconds * DurationValue.PerSecond) + Nanoseconds;

    /// <summary>The time in RFC 3339.</summary>
    public override string ToString() => Print(OffsetMinutes);

    /// <summary>The point that lies some nanoseconds from 1970, or null when it is out of range.</summary>
    internal static TimestampValue? FromTotal(Int128 nanoseconds, int offsetMinutes = 0)
    {
        var rest = (int)(((nanoseconds % DurationValue.PerSecond) + DurationValue.PerSecond) % DurationValue.PerSecond);
        var seconds = (nanoseconds - rest) / DurationValue.PerSecond;
        return seconds < MinSeconds || seconds > MaxSeconds ? null : new TimestampValue((long)seconds, rest, offsetMinutes);
    }

    /// <summary>The point a text in RFC 3339 names, or null.</summary>
    internal static TimestampValue? Parse(string text)
    {
        var match = Rfc3339().Match(text);
        if (!match.Success || !DateTime.TryParseExact(match.Groups[1].ValueSpan, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return null;
        }

        var fraction = match.Groups[2].ValueSpan;
        var nanoseconds = fraction.IsEmpty ? 0 : int.Parse(fraction[1..Math.Min(10, fraction.Length)].ToString().PadRight(9, '0'), CultureInfo.InvariantCulture);
        var zone = match.Groups[3].ValueSpan;
        var offset = 0;
        if (zone is not "Z")
        {
            var hours = int.Parse(zone[1..3], CultureInfo.InvariantCulture);
            var minutes = int.Parse(zone[4..], CultureInfo.InvariantCulture);
            if (hours > 23 || minutes > 59)
            {
                return null;
            }

            offset = ((hours * 60) + minutes) * (zone[0] == '-' ? -1 : 1);
        }

        var seconds = ((time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond) - (offset * 60L);
        return FromTotal(((Int128)seconds * DurationValue.PerSecond) + nanoseconds, offset);
    }

    /// <summary>The calendar at an offset from UTC; null when it leaves the years 1 to 9999 there.</summary>
    internal DateTime? At(int offsetMinutes)
    {
        var seconds = Seconds + (offsetMinutes * 60L);
        return seconds is < MinSeconds or > MaxSeconds ? null : DateTime.UnixEpoch.AddSeconds(seconds);
    }

    /// <summary>The time in RFC 3339 at an offset from UTC.</summary>
    internal string Print(int offsetMinutes)
    {
        var zone = offsetMinutes == 0 ? "Z" : $"{(offsetMinutes < 0 ? '-' : '+')}{Math.Abs(offsetMinutes) / 60:00}:{Math.Abs(offsetMinutes) % 60:00}";
        var fraction = Nanoseconds == 0 ? "" : "." + Nanoseconds.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');
        return (At(offsetMinutes) ?? DateTime.UnixEpoch).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + fraction + zone;
    }

    internal override CelValue EqualTo(CelValue other, CelBudget budget) =>
        other.IsMissing ? other : BoolValue.Of(other is TimestampValue time && time.Total == Total);

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)([.,]\d+)?(Z|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex Rfc3339();
}
