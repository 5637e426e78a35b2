using System.Globalization;
using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Library;

/// <summary>A clause in the text of <c>format</c>, as <c>%s</c> or <c>%.2f</c> (cel-go ext/formatting_v2.go).</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Verb">Its letter.</param>
/// <param name="Precision">Digits behind the point.</param>
internal readonly record struct FormatClause(int Start, char Verb, int Precision)
{
    private const int DefaultPrecision = 6;
    private const int MaxPrecision = 100;

    /// <summary>What is wrong with a text whatever its arguments are, or null.</summary>
    /// <param name="format">The text.</param>
    /// <param name="types">The types of its arguments.</param>
    /// <param name="argument">The argument that is meant; -1 for the text.</param>
    public static string? Check(string format, IReadOnlyList<CelType> types, out int argument)
    {
        argument = -1;
        var used = 0;
        for (var at = 0; Next(format, ref at, out var clause, out var error) || error is not null;)
        {
            if (error is not null)
            {
                return error;
            }

            if (clause.Verb == '%')
            {
                continue;
            }

            if (used < types.Count && !Takes(clause.Verb, types[used].Kind))
            {
                argument = used;
                return $"%{clause.Verb} does not take {types[used]}";
            }

            used++;
        }

        return used == types.Count ? null : $"the text has {used} clauses, and {types.Count} arguments are given";
    }

    private static bool Takes(char verb, CelTypeKind type) => type is CelTypeKind.Dyn or CelTypeKind.Error || verb switch
    {
        's' => type is not (CelTypeKind.Object or CelTypeKind.Opaque),
        'd' => type is CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.Double,

        // Strings stand for NaN and the infinities in older versions.
        'f' or 'e' => type is CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.Double or CelTypeKind.String,
        'b' => type is CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.Bool,
        'o' => type is CelTypeKind.Int or CelTypeKind.Uint,
        _ => type is CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.String or CelTypeKind.Bytes,
    };

    /// <summary>Finds the next clause; false when there is none, or when it is malformed.</summary>
    public static bool Next(string format, ref int at, out FormatClause clause, out string? error)
    {
        clause = default;
        error = null;
        var start = format.IndexOf('%', at);
        if (start < 0)
        {
            return false;
        }

        at = start + 1;
        var precision = DefaultPrecision;
        if (at < format.Length && format[at] == '.')
        {
            var digits = at + 1;
            for (at = digits; at < format.Length && char.IsAsciiDigit(format[at]); at++)
            {
            }

            if (!int.TryParse(format.AsSpan(digits, at - digits), NumberStyles.None, CultureInfo.InvariantCulture, out precision) || precision > MaxPrecision)
            {
                error = $"{format[start..at]} has no precision between 0 and {MaxPrecision}";
                return false;
            }
        }

        if (at == format.Length || !"sdfebxXo%".Contains(format[at], StringComparison.Ordinal))
        {
            error = at == format.Length ? "the text ends in the middle of a clause" : $"there is no clause %{format[at]}";
            return false;
        }

        clause = new FormatClause(start, format[at++], precision);
        return true;
    }
}
