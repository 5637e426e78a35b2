using System.Globalization;
using System.Numerics;
using System.Text;
using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel.Library;

/// <summary>What <c>format</c> makes of its text (cel-go ext/formatting_v2.go).</summary>
internal static class FormatText
{
    /// <summary>The text with its clauses filled in.</summary>
    public static CelValue Format(string format, IReadOnlyList<CelValue> arguments, CelBudget budget)
    {
        var text = new StringBuilder();
        var next = 0;
        var copied = 0;
        for (var at = 0; FormatClause.Next(format, ref at, out var clause, out var error) || error is not null;)
        {
            if (error is not null)
            {
                return new ErrorValue(error);
            }

            text.Append(format, copied, clause.Start - copied);
            copied = at;
            if (clause.Verb == '%')
            {
                text.Append('%');
                continue;
            }

            if (next == arguments.Count)
            {
                return new ErrorValue($"there is no argument {next}");
            }

            var argument = arguments[next++];
            if (argument.IsMissing)
            {
                return argument;
            }

            var before = text.Length;
            if (!Write(text, argument, clause, budget))
            {
                return budget.IsExhausted ? ErrorValue.TooExpensive : new ErrorValue($"%{clause.Verb} does not take {argument.Type}");
            }

            if (text.Length > StringLibrary.MaxLength || !budget.SpendCharacters(text.Length - before))
            {
                return ErrorValue.TooExpensive;
            }
        }

        return new StringValue(text.Append(format, copied, format.Length - copied).ToString());
    }

    private static bool Write(StringBuilder text, CelValue value, FormatClause clause, CelBudget budget)
    {
        switch (clause.Verb, value)
        {
            case ('s', _):
                return WriteString(text, value, budget);
            case ('d', IntValue or UintValue or DoubleValue):
                return WriteString(text, value, budget);
            case ('f' or 'e', IntValue or UintValue or DoubleValue):
                text.Append(Float(value, clause));
                return true;
            case ('b', BoolValue truth):
                text.Append(truth.Value ? '1' : '0');
                return true;
            case ('b' or 'o' or 'x' or 'X', IntValue or UintValue):
                text.Append(Based(value is IntValue number ? number.Value : ((UintValue)value).Value, clause.Verb));
                return true;
            case ('x' or 'X', StringValue or BytesValue):
                var bytes = value is BytesValue raw ? raw.Value.Span : Encoding.UTF8.GetBytes(((StringValue)value).Value);
                text.Append(clause.Verb == 'X' ? Convert.ToHexString(bytes) : Convert.ToHexStringLower(bytes));
                return true;
            default:
                return false;
        }
    }

    private static bool WriteString(StringBuilder text, CelValue value, CelBudget budget)
    {
        if (!budget.Spend(1) || text.Length > StringLibrary.MaxLength)
        {
            return false;
        }

        switch (value)
        {
            case StringValue plain:
                text.Append(plain.Value);
                return true;
            case UintValue number:
                text.Append(number.Value.ToString(CultureInfo.InvariantCulture));
                return true;
            case DoubleValue number:
                text.Append(double.IsFinite(number.Value) ? Numbers.Plain(number.Value) : double.IsNaN(number.Value) ? "NaN" : number.Value < 0 ? "-Infinity" : "Infinity");
                return true;
            case BytesValue bytes:
                text.Append(Encoding.UTF8.GetString(bytes.Value.Span));
                return true;
            case TimestampValue time:
                text.Append(time.Print(0));
                return true;
            case BoolValue or IntValue or NullValue or DurationValue or TypeValue:
                text.Append(value);
                return true;
            case ListValue list:
                return WriteAll(text, '[', list.Items, (t, item) => WriteString(t, item, budget), ']');
            case MapValue map:
                var entries = new List<string>();
                foreach (var (key, entry) in map.Entries)
                {
                    var written = new StringBuilder();
                    if (!WriteString(written, key, budget) || !WriteString(written.Append(": "), entry, budget))
                    {
                        return false;
                    }

                    entries.Add(written.ToString());
                }

                entries.Sort(string.CompareOrdinal);
                return WriteAll(text, '{', entries, (t, entry) => t.Append(entry).Length > 0, '}');
            default:
                return false;
        }
    }

    private static bool WriteAll<T>(StringBuilder text, char open, IReadOnlyList<T> items, Func<StringBuilder, T, bool> write, char close)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (!write(i == 0 ? text : text.Append(", "), items[i]))
            {
                return false;
            }
        }

        text.Append(close);
        return true;
    }

    private static string Float(CelValue value, FormatClause clause)
    {
        var number = value switch { IntValue i => i.Value, UintValue u => u.Value, _ => ((DoubleValue)value).Value };
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity";
        }

        var precision = clause.Precision.ToString(CultureInfo.InvariantCulture);
        if (clause.Verb == 'f')
        {
            return number.ToString("F" + precision, CultureInfo.InvariantCulture);
        }

        // .NET writes three digits of exponent, Go at least two.
        var text = number.ToString("e" + precision, CultureInfo.InvariantCulture);
        return text[^3] == '0' ? text.Remove(text.Length - 3, 1) : text;
    }

    private static string Based(Int128 number, char verb)
    {
        var magnitude = (BigInteger)(number < 0 ? -number : number);
        var digits = new StringBuilder();
        var radix = verb switch { 'b' => 2, 'o' => 8, _ => 16 };
        do
        {
            digits.Insert(0, (verb == 'X' ? "0123456789ABCDEF" : "0123456789abcdef")[(int)(magnitude % radix)]);
            magnitude /= radix;
        }
        while (magnitude > 0);
        return number < 0 ? "-" + digits : digits.ToString();
    }
}
