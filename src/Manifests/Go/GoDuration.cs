using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Dryflux.Manifests.Go;

/// <summary>A span of time as Go's time.Duration: nanoseconds, about 292 years either way.</summary>
/// <param name="Nanoseconds">The span in nanoseconds.</param>
public readonly record struct GoDuration(long Nanoseconds) : IComparable<GoDuration>
{
    private const ulong Limit = 1UL << 63;
    private const long PerMicrosecond = 1000;
    private const long PerMillisecond = 1000 * PerMicrosecond;
    private const long PerSecond = 1000 * PerMillisecond;
    private const long PerMinute = 60 * PerSecond;
    private const long PerHour = 60 * PerMinute;

    /// <summary>A span of whole seconds.</summary>
    public static GoDuration FromSeconds(long seconds) => new(seconds * PerSecond);

    /// <summary>Reads a duration as time.ParseDuration does: <c>1h30m</c>, <c>-1.5h</c>, <c>300ms</c>, <c>0</c>.</summary>
    /// <param name="text">The duration.</param>
    /// <param name="duration">The span read.</param>
    /// <param name="error">Go's words when it is none.</param>
    public static bool TryParse(string text, out GoDuration duration, [NotNullWhen(false)] out string? error)
    {
        duration = default;
        error = null;
        var rest = text.AsSpan();
        var isNegative = rest.StartsWith("-");
        rest = rest[(isNegative || rest.StartsWith("+") ? 1 : 0)..];
        if (rest is "0")
        {
            return true;
        }

        var total = 0UL;
        var isValid = !rest.IsEmpty;
        while (isValid && !rest.IsEmpty)
        {
            if (!TryTakeNumber(ref rest, out var whole, out var fraction, out var scale))
            {
                isValid = false;
                break;
            }

            if (!TryTakeUnit(ref rest, text, out var unit, out error))
            {
                return false;
            }

            isValid = TryAdd(ref total, whole, fraction, scale, unit);
        }

        if (!isValid || (total == Limit && !isNegative))
        {
            error = $"time: invalid duration {Quote(text)}";
            return false;
        }

        duration = new GoDuration(isNegative ? unchecked(-(long)total) : (long)total);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(GoDuration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>Less than.</summary>
    public static bool operator <(GoDuration left, GoDuration right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Greater than.</summary>
    public static bool operator >(GoDuration left, GoDuration right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>At most.</summary>
    public static bool operator <=(GoDuration left, GoDuration right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>At least.</summary>
    public static bool operator >=(GoDuration left, GoDuration right) => left.Nanoseconds >= right.Nanoseconds;

    /// <summary>The span as Go prints it: <c>1h30m0s</c>, <c>1.5s</c>, <c>0s</c>.</summary>
    public override string ToString()
    {
        var sign = Nanoseconds < 0 ? "-" : "";
        var rest = Nanoseconds < 0 ? unchecked((ulong)-Nanoseconds) : (ulong)Nanoseconds;
        var seconds = rest % PerMinute;
        return rest switch
        {
            0 => "0s",
            < PerMicrosecond => $"{sign}{rest}ns",
            < PerMillisecond => $"{sign}{Decimal(rest, PerMicrosecond)}µs",
            < PerSecond => $"{sign}{Decimal(rest, PerMillisecond)}ms",
            < PerMinute => $"{sign}{Decimal(rest, PerSecond)}s",
            < PerHour => $"{sign}{rest / PerMinute}m{Decimal(seconds, PerSecond)}s",
            _ => $"{sign}{rest / PerHour}h{rest % PerHour / PerMinute}m{Decimal(seconds, PerSecond)}s",
        };
    }

    /// <summary>The span as people write it: <c>1h30m</c> and <c>10m</c>, where Go prints <c>1h30m0s</c> and <c>10m0s</c>.</summary>
    public string ToShortString()
    {
        var text = ToString();
        text = text.EndsWith("m0s", StringComparison.Ordinal) ? text[..^2] : text;
        return text.EndsWith("h0m", StringComparison.Ordinal) ? text[..^2] : text;
    }

    private static string Decimal(ulong value, long unit) => ((decimal)value / unit).ToString("0.#########", CultureInfo.InvariantCulture);

    private static bool TryTakeNumber(ref ReadOnlySpan<char> rest, out ulong whole, out ulong fraction, out double scale)
    {
        (whole, fraction, scale) = (0, 0, 1);
        var digits = TakeDigits(ref rest);
        foreach (var digit in digits)
        {
            if (whole > Limit / 10)
            {
                return false;
            }

            whole = (whole * 10) + digit - '0';
            if (whole > Limit)
            {
                return false;
            }
        }

        if (!rest.StartsWith("."))
        {
            return !digits.IsEmpty;
        }

        rest = rest[1..];
        var decimals = TakeDigits(ref rest);
        foreach (var digit in decimals)
        {
            // Digits too fine to count are passed over.
            if (fraction > (Limit - 1) / 10 || (fraction * 10) + digit - '0' > Limit)
            {
                break;
            }

            fraction = (fraction * 10) + digit - '0';
            scale *= 10;
        }

        return !digits.IsEmpty || !decimals.IsEmpty;
    }

    private static ReadOnlySpan<char> TakeDigits(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? rest : rest[..end];
        rest = rest[digits.Length..];
        return digits;
    }

    private static bool TryTakeUnit(ref ReadOnlySpan<char> rest, string text, out long unit, [NotNullWhen(false)] out string? error)
    {
        var end = rest.IndexOfAny(".0123456789");
        var name = end < 0 ? rest : rest[..end];
        rest = rest[name.Length..];
        unit = name switch
        {
            "ns" => 1,

            // The micro sign and the Greek letter.
            "us" or "\u00B5s" or "\u03BCs" => PerMicrosecond,
            "ms" => PerMillisecond,
            "s" => PerSecond,
            "m" => PerMinute,
            "h" => PerHour,
            _ => 0,
        };
        error = (name.IsEmpty, unit) switch
        {
            (true, _) => $"time: missing unit in duration {Quote(text)}",
            (_, 0) => $"time: unknown unit {Quote(name.ToString())} in duration {Quote(text)}",
            _ => null,
        };
        return error is null;
    }

    private static bool TryAdd(ref ulong total, ulong whole, ulong fraction, double scale, long unit)
    {
        if (whole > Limit / (ulong)unit)
        {
            return false;
        }

        whole *= (ulong)unit;
        whole += fraction > 0 ? (ulong)(fraction * (unit / scale)) : 0;
        if (whole > Limit)
        {
            return false;
        }

        total += whole;
        return total <= Limit;
    }

    // time/format.go:quote
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            quoted.Append(b switch
            {
                >= 0x80 or < 0x20 => $"\\x{b:x2}",
                (byte)'"' or (byte)'\\' => $"\\{(char)b}",
                _ => ((char)b).ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
