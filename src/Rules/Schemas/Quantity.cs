using System.Globalization;
using System.Text.RegularExpressions;

namespace Dryflux.Rules.Schemas;

/// <summary>An amount of a resource as Kubernetes reads it, <c>500m</c> or <c>1.5Gi</c> (apimachinery pkg/api/resource/quantity.go:ParseQuantity).</summary>
/// <param name="Nanos">The amount in billionths; finer parts were rounded away from zero.</param>
internal readonly partial record struct Quantity(Int128 Nanos)
{
    private const long PerUnit = 1_000_000_000;

    /// <summary>Larger amounts are cut to this one.</summary>
    private static Int128 Max => (Int128)long.MaxValue * PerUnit;

    /// <summary>The amount if it is a whole number of 64 bits, or null.</summary>
    public long? Whole => Nanos % PerUnit == 0 && Nanos / PerUnit is var units && units >= long.MinValue && units <= long.MaxValue ? (long)units : null;

    /// <summary>Reads a quantity; null when it is none.</summary>
    public static Quantity? Parse(string text)
    {
        var match = Form().Match(text);
        if (text.Length == 0 || !match.Success)
        {
            return null;
        }

        var (power, isBinary) = match.Groups["suffix"].Value switch
        {
            "" => (0, false),
            "n" => (-9, false),
            "u" => (-6, false),
            "m" => (-3, false),
            "k" => (3, false),
            "M" => (6, false),
            "G" => (9, false),
            "T" => (12, false),
            "P" => (15, false),
            "E" => (18, false),
            "Ki" => (10, true),
            "Mi" => (20, true),
            "Gi" => (30, true),
            "Ti" => (40, true),
            "Pi" => (50, true),
            "Ei" => (60, true),
            var exponent => (int.TryParse(exponent.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var e) ? Math.Clamp(e, -1000, 1000) : 1000, false),
        };
        var digits = match.Groups["whole"].Value.TrimStart('0') + match.Groups["fraction"].Value;
        var scale = match.Groups["fraction"].Length;
        return new Quantity(Scale(digits, scale, power, isBinary) * (text.StartsWith('-') ? -1 : 1));
    }

    /// <summary>The sum.</summary>
    public Quantity Plus(Quantity other) => new(Nanos + other.Nanos);

    /// <summary>The difference.</summary>
    public Quantity Minus(Quantity other) => new(Nanos - other.Nanos);

    /// <summary>A whole number.</summary>
    public static Quantity Of(long number) => new((Int128)number * PerUnit);

    /// <inheritdoc/>
    public override string ToString() => ((decimal)Nanos / PerUnit).ToString("0.#########", CultureInfo.InvariantCulture);

    private static Int128 Scale(string digits, int scale, int power, bool isBinary)
    {
        digits = digits.TrimStart('0');
        if (digits.Length == 0)
        {
            return 0;
        }

        // Far beyond the largest or below the smallest amount there is nothing to calculate.
        var magnitude = digits.Length - scale + (isBinary ? power * 3 / 10 : power);
        if (magnitude > 25)
        {
            return Max;
        }

        if (magnitude < -12)
        {
            return 1;
        }

        var number = System.Numerics.BigInteger.Parse(digits, CultureInfo.InvariantCulture) * PerUnit;
        number *= isBinary ? System.Numerics.BigInteger.Pow(2, power) : System.Numerics.BigInteger.Pow(10, Math.Max(0, power));
        var divisor = System.Numerics.BigInteger.Pow(10, scale + (isBinary ? 0 : Math.Max(0, -power)));
        var amount = (number + divisor - 1) / divisor;
        return amount > (System.Numerics.BigInteger)Max ? Max : (Int128)amount;
    }

    [GeneratedRegex(@"^[+-]?(?<whole>[0-9]*)(\.(?<fraction>[0-9]*))?(?<suffix>[numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
