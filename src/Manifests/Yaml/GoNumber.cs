using System.Globalization;

namespace Dryflux.Manifests.Yaml;

/// <summary>Numbers as Go's strconv reads and prints them.</summary>
public static class GoNumber
{
    /// <summary>strconv.ParseInt and ParseUint with base 0: 0x, 0o, 0b and a leading 0 choose the base.</summary>
    public static bool TryParseInteger(ReadOnlySpan<char> text, out decimal value)
    {
        var sign = Sign(ref text);
        var numberBase = 10u;
        if (text.Length > 0 && text[0] == '0')
        {
            (numberBase, var skip) = text.Length < 3 ? (8u, 1) : (text[1] | 0x20) switch
            {
                'x' => (16u, 2),
                'o' => (8u, 2),
                'b' => (2u, 2),
                _ => (8u, 1),
            };
            text = text[skip..];
            if (text.Length == 0)
            {
                // Only "0" itself, with or without sign, ends here.
                value = 0;
                return true;
            }
        }

        return TryParseDigits(text, sign, numberBase, out value);
    }

    /// <summary>What go-yaml still tries after a float: a sign behind the prefix, as in <c>0b-1</c> and (v3) <c>0o+7</c>.</summary>
    public static bool TryParsePrefixed(ReadOnlySpan<char> text, bool allowOctal, out decimal value)
    {
        value = 0;
        var numberBase = text.StartsWith("0b", StringComparison.Ordinal) ? 2u : allowOctal && text.StartsWith("0o", StringComparison.Ordinal) ? 8u : 0u;
        if (numberBase == 0)
        {
            return false;
        }

        text = text[2..];
        var sign = Sign(ref text);
        return TryParseDigits(text, sign, numberBase, out value);
    }

    /// <summary>A float in YAML's spelling; a value beyond the range of a double is none.</summary>
    public static bool TryParseFloat(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        var rest = text;
        Sign(ref rest);
        return IsUnsignedFloat(rest) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    /// <summary>A float that begins with its point; there go-yaml leaves underscores to strconv, which wants a digit on both sides.</summary>
    public static bool TryParseDotFloat(string text, out double value)
    {
        for (var i = text.IndexOf('_', StringComparison.Ordinal); i >= 0; i = text.IndexOf('_', i + 1))
        {
            if (i + 1 == text.Length || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1]))
            {
                value = 0;
                return false;
            }
        }

        return TryParseFloat(text.Replace("_", "", StringComparison.Ordinal), out value);
    }

    /// <summary>
    /// A finite float as it comes out of JSON and through the v2 printer: a whole number in digits where it fits 64 bits,
    /// else strconv's 'g' format.
    /// </summary>
    public static string Print(double value)
    {
        if (value == Math.Truncate(value) && Math.Abs(value) < 1e21)
        {
            var (minus, whole, magnitude) = Shortest(value);
            var digits = Positional(minus, whole, magnitude);
            if (TryParseInteger(digits, out _))
            {
                // "-0" is read as the integer 0.
                return digits == "-0" ? "0" : digits;
            }
        }

        return PrintShortest(value);
    }

    /// <summary>A finite float in strconv's 'g' format with as few digits as give it back.</summary>
    public static string PrintShortest(double value) => PrintShortest(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Any float as sigs.k8s.io/yaml makes a text of it, with the precision of 32 bits (yaml.go:convertToJSONableObject); beyond it is infinite.</summary>
    public static string PrintSingle(double value) => (float)value switch
    {
        float.NaN => "NaN",
        float.PositiveInfinity => "+Inf",
        float.NegativeInfinity => "-Inf",
        var single => PrintShortest(single.ToString("R", CultureInfo.InvariantCulture)),
    };

    private static string PrintShortest(string round)
    {
        var (sign, mantissa, exponent) = Shortest(round);
        return exponent is < -4 or >= 6 ? Exponential(sign, mantissa, exponent, minimumExponentDigits: 2) : Positional(sign, mantissa, exponent);
    }

    /// <summary>A finite float as Go's encoding/json prints it.</summary>
    public static string PrintJson(double value)
    {
        var (sign, mantissa, exponent) = Shortest(value);
        var size = Math.Abs(value);
        return size != 0 && size is < 1e-6 or >= 1e21
            ? Exponential(sign, mantissa, exponent, minimumExponentDigits: 1)
            : Positional(sign, mantissa, exponent);
    }

    /// <summary>The shortest digits that give the value back: sign, digits without point, decimal exponent of the first digit.</summary>
    private static (string Sign, string Mantissa, int Exponent) Shortest(double value) => Shortest(value.ToString("R", CultureInfo.InvariantCulture));

    private static (string Sign, string Mantissa, int Exponent) Shortest(string round)
    {
        var sign = round[0] == '-' ? "-" : "";
        if (round is "0" or "-0")
        {
            return (sign, "0", 0);
        }

        var body = round.AsSpan(sign.Length);
        var e = body.IndexOf('E');
        var number = e < 0 ? body : body[..e];
        var shift = e < 0 ? 0 : int.Parse(body[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = number.IndexOf('.');
        var digits = point < 0 ? number.ToString() : string.Concat(number[..point], number[(point + 1)..]);
        var exponent = (point < 0 ? number.Length : point) - 1 + shift;
        var zeros = digits.AsSpan().IndexOfAnyExcept('0');
        return (sign, digits.AsSpan(zeros).TrimEnd('0').ToString(), exponent - zeros);
    }

    private static string Positional(string sign, string mantissa, int exponent)
    {
        if (exponent < 0)
        {
            return $"{sign}0.{new string('0', -exponent - 1)}{mantissa}";
        }

        return mantissa.Length <= exponent + 1
            ? $"{sign}{mantissa.PadRight(exponent + 1, '0')}"
            : $"{sign}{mantissa.AsSpan(0, exponent + 1)}.{mantissa.AsSpan(exponent + 1)}";
    }

    private static string Exponential(string sign, string mantissa, int exponent, int minimumExponentDigits)
    {
        var fraction = mantissa.Length > 1 ? $".{mantissa.AsSpan(1)}" : "";
        var size = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(minimumExponentDigits, '0');
        return $"{sign}{mantissa[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{size}";
    }

    private static char Sign(ref ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] is not ('+' or '-'))
        {
            return '\0';
        }

        var sign = text[0];
        text = text[1..];
        return sign;
    }

    private static bool TryParseDigits(ReadOnlySpan<char> text, char sign, uint numberBase, out decimal value)
    {
        value = 0;
        if (text.Length == 0)
        {
            return false;
        }

        ulong sum = 0;
        foreach (var c in text)
        {
            var digit = char.IsAsciiDigit(c) ? (uint)(c - '0') : char.IsAsciiHexDigit(c) ? (uint)((c | 0x20) - 'a' + 10) : uint.MaxValue;
            if (digit >= numberBase || sum > (ulong.MaxValue - digit) / numberBase)
            {
                return false;
            }

            sum = (sum * numberBase) + digit;
        }

        value = sign == '-' ? 0 - (decimal)sum : sum;

        // Only ParseUint reaches beyond 2^63, and it takes no sign.
        return sign switch
        {
            '-' => value >= long.MinValue,
            '+' => value <= long.MaxValue,
            _ => true,
        };
    }

    private static bool IsUnsignedFloat(ReadOnlySpan<char> text)
    {
        var whole = SkipDigits(ref text);
        if (text.Length > 0 && text[0] == '.')
        {
            text = text[1..];
            if (SkipDigits(ref text) == 0 && whole == 0)
            {
                return false;
            }
        }
        else if (whole == 0)
        {
            return false;
        }

        if (text.Length == 0)
        {
            return true;
        }

        if (text[0] is not ('e' or 'E'))
        {
            return false;
        }

        text = text[1..];
        Sign(ref text);
        return SkipDigits(ref text) > 0 && text.Length == 0;
    }

    private static int SkipDigits(ref ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
        {
            count++;
        }

        text = text[count..];
        return count;
    }
}
