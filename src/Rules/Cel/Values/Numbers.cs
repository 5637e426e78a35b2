using System.Globalization;

namespace Dryflux.Rules.Cel.Values;

/// <summary>What numbers of different types have in common (cel-go common/types/compare.go, overflow.go).</summary>
internal static class Numbers
{
    /// <summary>Compares two numbers of any type by value; null when one is no number or not-a-number.</summary>
    public static int? Compare(CelValue left, CelValue right) => (left, right) switch
    {
        (IntValue a, IntValue b) => a.Value.CompareTo(b.Value),
        (UintValue a, UintValue b) => a.Value.CompareTo(b.Value),
        (IntValue a, UintValue b) => a.Value < 0 ? -1 : ((ulong)a.Value).CompareTo(b.Value),
        (UintValue a, IntValue b) => b.Value < 0 ? 1 : a.Value.CompareTo((ulong)b.Value),
        (DoubleValue a, DoubleValue b) => double.IsNaN(a.Value) || double.IsNaN(b.Value) ? null : a.Value.CompareTo(b.Value),
        (DoubleValue a, IntValue b) => CompareDouble(a.Value, b.Value),
        (DoubleValue a, UintValue b) => CompareDouble(a.Value, b.Value),
        (IntValue a, DoubleValue b) => -CompareDouble(b.Value, a.Value),
        (UintValue a, DoubleValue b) => -CompareDouble(b.Value, a.Value),
        _ => null,
    };

    /// <summary>Whether a number equals another value.</summary>
    public static CelValue Equal(CelValue number, CelValue other) => other.IsMissing ? other : BoolValue.Of(Compare(number, other) == 0);

    /// <summary>The whole number that a value stands for, as index or key; null when it is none.</summary>
    public static Int128? Whole(CelValue value) => value switch
    {
        IntValue number => number.Value,
        UintValue number => number.Value,
        DoubleValue number when number.Value == Math.Floor(number.Value) && Math.Abs(number.Value) < 1.8e19 => (Int128)number.Value,
        _ => null,
    };

    /// <summary>The number as Go prints it with %g and the fewest digits that tell it apart: 0.5, 1e+06, +Inf.</summary>
    public static string General(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }

        var digits = value.ToString("E16", CultureInfo.InvariantCulture);
        for (var precision = 0; precision < 17; precision++)
        {
            digits = value.ToString("E" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(digits, CultureInfo.InvariantCulture) == value)
            {
                break;
            }
        }

        var exponent = int.Parse(digits.AsSpan(digits.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return exponent is < -4 or >= 6
            ? $"{digits[..digits.IndexOf('E', StringComparison.Ordinal)]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}"
            : Plain(value);
    }

    /// <summary>The number without exponent, with the fewest digits that tell it apart.</summary>
    public static string Plain(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal)
            ? decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                ? exact.ToString(CultureInfo.InvariantCulture)
                : value.ToString("F0", CultureInfo.InvariantCulture)
            : text;
    }

    /// <summary>An integer is rounded to a floating point number first, as cel-go does.</summary>
    private static int? CompareDouble(double left, double right) => double.IsNaN(left) ? null : left.CompareTo(right);
}
