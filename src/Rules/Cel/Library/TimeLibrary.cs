using System.Globalization;
using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;
using static Dryflux.Rules.Cel.Library.StandardLibrary;

namespace Dryflux.Rules.Cel.Library;

/// <summary>Arithmetic and getters of durations and timestamps (cel-go common/types/timestamp.go, duration.go).</summary>
internal static class TimeLibrary
{
    private static readonly ErrorValue Overflow = new("the time is out of range");

    public static void Declare(FunctionTable functions)
    {
        functions.Global("_+_", "duration, duration", "duration", a => Span((Int128)Nanoseconds(a[0]) + Nanoseconds(a[1])));
        functions.Global("_-_", "duration, duration", "duration", a => Span((Int128)Nanoseconds(a[0]) - Nanoseconds(a[1])));
        functions.Global("_+_", "timestamp, duration", "timestamp", a => Moved(a[0], Nanoseconds(a[1])));
        functions.Global("_+_", "duration, timestamp", "timestamp", a => Moved(a[1], Nanoseconds(a[0])));
        functions.Global("_-_", "timestamp, duration", "timestamp", a => Moved(a[0], -(Int128)Nanoseconds(a[1])));
        functions.Global("_-_", "timestamp, timestamp", "duration", a => Span(((TimestampValue)a[0]).Total - ((TimestampValue)a[1]).Total));

        Getter(functions, "getFullYear", (_, t) => t.Year);
        Getter(functions, "getMonth", (_, t) => t.Month - 1);
        Getter(functions, "getDayOfYear", (_, t) => t.DayOfYear - 1);
        Getter(functions, "getDayOfMonth", (_, t) => t.Day - 1);
        Getter(functions, "getDate", (_, t) => t.Day);
        Getter(functions, "getDayOfWeek", (_, t) => (int)t.DayOfWeek);
        Getter(functions, "getHours", (_, t) => t.Hour);
        Getter(functions, "getMinutes", (_, t) => t.Minute);
        Getter(functions, "getSeconds", (_, t) => t.Second);
        Getter(functions, "getMilliseconds", (value, _) => value.Nanoseconds / 1_000_000);

        functions.Member("getHours", "duration", "int", a => new IntValue(Nanoseconds(a[0]) / (3600 * DurationValue.PerSecond)));
        functions.Member("getMinutes", "duration", "int", a => new IntValue(Nanoseconds(a[0]) / (60 * DurationValue.PerSecond)));
        functions.Member("getSeconds", "duration", "int", a => new IntValue(Nanoseconds(a[0]) / DurationValue.PerSecond));
        functions.Member("getMilliseconds", "duration", "int", a => new IntValue(Nanoseconds(a[0]) / 1_000_000));
    }

    private static void Getter(FunctionTable functions, string name, Func<TimestampValue, DateTime, int> get)
    {
        functions.Member(name, "timestamp", "int", a => new IntValue(get((TimestampValue)a[0], ((TimestampValue)a[0]).At(0)!.Value)));
        functions.Member(name, "timestamp, string", "int", a =>
        {
            var time = (TimestampValue)a[0];

            // Names of time zones need a database that is not at hand everywhere.
            return Text(a[1]) is not ("UTC" or "") and var zone && !zone.Contains(':', StringComparison.Ordinal) ? UnknownValue.Instance
                : ReadOffset(Text(a[1])) is { } offset && time.At(offset) is { } there ? new IntValue(get(time, there))
                : new ErrorValue($"{a[1]} is no time zone");
        });
    }

    private static int? ReadOffset(string zone)
    {
        if (zone is "UTC" or "")
        {
            return 0;
        }

        var colon = zone.IndexOf(':', StringComparison.Ordinal);
        return int.TryParse(zone.AsSpan(0, colon), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hours)
            && int.TryParse(zone.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && minutes <= 59 && Math.Abs(hours) < 1000
                ? (hours * 60) + (zone[0] == '-' ? -minutes : minutes)
                : null;
    }

    private static long Nanoseconds(CelValue value) => ((DurationValue)value).Nanoseconds;

    private static CelValue Span(Int128 nanoseconds) => nanoseconds < long.MinValue || nanoseconds > long.MaxValue ? Overflow : new DurationValue((long)nanoseconds);

    private static CelValue Moved(CelValue time, Int128 by) =>
        TimestampValue.FromTotal(((TimestampValue)time).Total + by, ((TimestampValue)time).OffsetMinutes) ?? (CelValue)Overflow;
}
