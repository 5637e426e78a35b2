using System.Globalization;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Schemas;

/// <summary>Judges a scalar: its type first, then what it may hold.</summary>
internal static class ScalarCheck
{
    // The pattern of every duration of Flux; some leave out hours.
    private const string DurationPattern = @"^([0-9]+(\.[0-9]+)?(";

    /// <summary>The first thing that is wrong, or null.</summary>
    public static Violation? Find(Field at, YamlScalar scalar, SchemaNode schema)
    {
        ScalarKinds.Resolve(scalar, GoYaml.V3, out var value);
        if (value.Kind == ScalarKind.Null && (schema.IsNullable || schema.Type == SchemaType.Any))
        {
            return null;
        }

        if (TypeMistake(scalar, value, schema) is { } advice)
        {
            return new Violation(ViolationKind.Type, at, $"`{at.Path}` must be {Article(schema.Type)}, not {Name(value.Kind)}: `{Shown(scalar.Value)}`", schema) { Advice = advice.Length > 0 ? advice : null };
        }

        if (schema.Enum is { } allowed && !allowed.Any(a => Equals(a, value)))
        {
            var nearest = NearestWord.Find(scalar.Value, allowed.Select(a => a.Text));
            var known = string.Join(", ", allowed.Select(a => a.Text.Length == 0 ? "\"\"" : a.Text));
            return new Violation(ViolationKind.Enum, at, $"`{at.Path}` must be {(allowed.Count == 1 ? known : $"one of {known}")}, not `{Shown(scalar.Value)}`", schema)
            {
                Advice = nearest is null ? null : $"did you mean {nearest}?",
                Nearest = nearest,
            };
        }

        return value.Kind is ScalarKind.Integer or ScalarKind.Float ? FindNumber(at, value, schema)
            : value.Kind is ScalarKind.Boolean or ScalarKind.Null ? null
            : FindText(at, value.Text, schema);
    }

    /// <summary>What the type is called in a sentence.</summary>
    public static string Article(SchemaType type) => type switch
    {
        SchemaType.Object => "a mapping",
        SchemaType.Array => "a list",
        SchemaType.String => "text",
        SchemaType.Integer => "a whole number",
        SchemaType.Number => "a number",
        SchemaType.Boolean => "true or false",
        SchemaType.IntOrString => "a whole number or text",
        SchemaType.Quantity => "a quantity",
        _ => "anything",
    };

    /// <summary>Null when the type is right, else advice, which may be "".</summary>
    private static string? TypeMistake(YamlScalar scalar, ScalarValue value, SchemaNode schema)
    {
        var isText = value.Kind is ScalarKind.String or ScalarKind.Timestamp or ScalarKind.Binary or ScalarKind.Merge;
        var isWhole = value.Kind == ScalarKind.Integer || (value.Kind == ScalarKind.Float && double.IsInteger(value.Float));
        var isNumber = value.Kind is ScalarKind.Integer or ScalarKind.Float;
        var isRight = schema.Type switch
        {
            SchemaType.Any => true,
            SchemaType.String => isText,
            SchemaType.Integer => isWhole,
            SchemaType.Number => isNumber,
            SchemaType.Boolean => value.Kind == ScalarKind.Boolean,
            SchemaType.IntOrString => isText || isWhole,
            SchemaType.Quantity => isText || isNumber,
            _ => false,
        };
        if (isRight)
        {
            return null;
        }

        if (schema.Type == SchemaType.String && value.Kind is ScalarKind.Integer or ScalarKind.Float or ScalarKind.Boolean)
        {
            return "quote it";
        }

        var wouldFit = isText && scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted && schema.Type switch
        {
            SchemaType.Integer => ScalarKinds.Resolve(scalar.Value, GoYaml.V3).Kind == ScalarKind.Integer,
            SchemaType.Number => ScalarKinds.Resolve(scalar.Value, GoYaml.V3).Kind is ScalarKind.Integer or ScalarKind.Float,
            SchemaType.Boolean => ScalarKinds.Resolve(scalar.Value, GoYaml.V3).Kind == ScalarKind.Boolean,
            _ => false,
        };
        return wouldFit ? "without quotes" : "";
    }

    private static Violation? FindNumber(Field at, ScalarValue value, SchemaNode schema)
    {
        var number = value.Kind == ScalarKind.Integer ? (double)value.Integer : value.Float;
        var bounds = schema.Bounds;
        var limit = schema.Format switch
        {
            "int32" when number is < int.MinValue or > int.MaxValue => "must fit 32 bits",
            "int64" when value.Kind == ScalarKind.Integer && value.Integer > long.MaxValue => "must fit 64 bits",
            _ => null,
        };
        limit ??= bounds is null ? null
            : bounds.Minimum is { } least && (number < least || (bounds.ExclusiveMinimum && number <= least)) ? $"must be {(bounds.ExclusiveMinimum ? "more than" : "at least")} {Number(least)}"
            : bounds.Maximum is { } most && (number > most || (bounds.ExclusiveMaximum && number >= most)) ? $"must be {(bounds.ExclusiveMaximum ? "less than" : "at most")} {Number(most)}"
            : bounds.MultipleOf is { } step && !double.IsInteger(number / step) ? $"must be a multiple of {Number(step)}"
            : null;
        return limit is null ? null : new Violation(ViolationKind.Bound, at, $"`{at.Path}` {limit}, not {value.Text}", schema);
    }

    private static Violation? FindText(Field at, string text, SchemaNode schema)
    {
        if (schema.Bounds is { MinLength: not null } or { MaxLength: not null })
        {
            var length = text.EnumerateRunes().Count();
            if (length < schema.Bounds.MinLength)
            {
                return new Violation(ViolationKind.Bound, at, length == 0 ? $"`{at.Path}` must not be empty" : $"`{at.Path}` must be at least {schema.Bounds.MinLength} characters long, not {length}", schema);
            }

            if (length > schema.Bounds.MaxLength)
            {
                return new Violation(ViolationKind.Bound, at, $"`{at.Path}` must be at most {schema.Bounds.MaxLength} characters long, not {length}", schema);
            }
        }

        if (schema.Regex is { } regex && !regex.IsMatch(text))
        {
            return schema.Pattern!.StartsWith(DurationPattern, StringComparison.Ordinal)
                ? new Violation(ViolationKind.Form, at, $"`{at.Path}` is no duration: `{Shown(text)}`", schema) { Advice = $"numbers with {Units(schema.Pattern)}, as in {(schema.Pattern.Contains('h', StringComparison.Ordinal) ? "1h30m" : "1m30s")}" }
                : new Violation(ViolationKind.Form, at, $"`{at.Path}` must match `{schema.Pattern}`, which `{Shown(text)}` does not", schema);
        }

        var format = schema.Type == SchemaType.Quantity ? "quantity" : schema.Format;
        return format is not null && !TextFormats.IsValid(format, text)
            ? new Violation(ViolationKind.Form, at, $"`{at.Path}` is no {TextFormats.Name(format)}: `{Shown(text)}`", schema)
            : null;
    }

    /// <summary>The units that a pattern of Flux allows, from the group that ends it: <c>(ms|s|m|h))+$</c>.</summary>
    private static string Units(string pattern)
    {
        var units = pattern[DurationPattern.Length..pattern.IndexOf(')', DurationPattern.Length)].Split('|');
        return $"{string.Join(", ", units[..^1])} or {units[^1]}";
    }

    private static bool Equals(SchemaEnumValue allowed, ScalarValue value) => allowed.IsString
        ? value.Kind is ScalarKind.String or ScalarKind.Timestamp or ScalarKind.Binary or ScalarKind.Merge && value.Text == allowed.Text
        : value.Kind switch
        {
            ScalarKind.Null => allowed.Text == "null",
            ScalarKind.Boolean => allowed.Text == (value.Boolean ? "true" : "false"),
            ScalarKind.Integer => double.TryParse(allowed.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == (double)value.Integer,
            ScalarKind.Float => double.TryParse(allowed.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == value.Float,
            _ => false,
        };

    private static string Name(ScalarKind kind) => kind switch
    {
        ScalarKind.Null => "null",
        ScalarKind.Boolean => "a boolean",
        ScalarKind.Integer or ScalarKind.Float => "a number",
        _ => "text",
    };

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A value as a message shows it: its first line, not too long.</summary>
    private static string Shown(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        end = end < 0 ? text.Length : end;
        return end <= 60 && end == text.Length ? text : $"{text[..Math.Min(end, 60)]}...";
    }
}
