using System.Globalization;
using System.Text;

namespace Dryflux.Rules.Schemas;

/// <summary>The words in which schemas are written: one place for those who write and those who read.</summary>
internal static class SchemaFacts
{
    public static SchemaType? TypeOf(ReadOnlySpan<char> word) => word switch
    {
        "object" => SchemaType.Object,
        "array" => SchemaType.Array,
        "string" => SchemaType.String,
        "integer" => SchemaType.Integer,
        "number" => SchemaType.Number,
        "boolean" => SchemaType.Boolean,
        "int-or-string" => SchemaType.IntOrString,
        "quantity" => SchemaType.Quantity,
        _ => null,
    };

    public static string? WordOf(SchemaType type) => type switch
    {
        SchemaType.Any => null,
        SchemaType.IntOrString => "int-or-string",
        _ => type.ToString().ToLowerInvariant(),
    };

    /// <summary>The schema of <c>metadata</c>.</summary>
    public static SchemaNode ObjectMeta(Func<string, SchemaNode> resolver) => new() { Reference = "meta/v1#ObjectMeta", Resolver = resolver };

    /// <summary>Every limit that is set, with its word; a flag has the value 1.</summary>
    public static IEnumerable<(string Key, double Value)> BoundsOf(SchemaBounds? bounds)
    {
        if (bounds is null)
        {
            return [];
        }

        (string Key, double? Value)[] all =
        [
            ("minimum", bounds.Minimum), ("maximum", bounds.Maximum),
            ("exclusiveMinimum", bounds.ExclusiveMinimum ? 1 : null), ("exclusiveMaximum", bounds.ExclusiveMaximum ? 1 : null),
            ("multipleOf", bounds.MultipleOf), ("minLength", bounds.MinLength), ("maxLength", bounds.MaxLength),
            ("minItems", bounds.MinItems), ("maxItems", bounds.MaxItems), ("minProperties", bounds.MinProperties), ("maxProperties", bounds.MaxProperties),
        ];
        return all.Where(b => b.Value is not null).Select(b => (b.Key, b.Value!.Value));
    }

    public static SchemaBounds WithBound(SchemaBounds bounds, ReadOnlySpan<char> key, double value) => key switch
    {
        "minimum" => bounds with { Minimum = value },
        "maximum" => bounds with { Maximum = value },
        "exclusiveMinimum" => bounds with { ExclusiveMinimum = true },
        "exclusiveMaximum" => bounds with { ExclusiveMaximum = true },
        "multipleOf" => bounds with { MultipleOf = value },
        "minLength" => bounds with { MinLength = Count(value) },
        "maxLength" => bounds with { MaxLength = Count(value) },
        "minItems" => bounds with { MinItems = Count(value) },
        "maxItems" => bounds with { MaxItems = Count(value) },
        "minProperties" => bounds with { MinProperties = Count(value) },
        "maxProperties" => bounds with { MaxProperties = Count(value) },
        _ => throw new InvalidDataException($"a schema says `{key}`"),
    };

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Escape(string text) =>
        text.AsSpan().ContainsAny("\\\t\n\r")
            ? text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\t", @"\t", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal).Replace("\r", @"\r", StringComparison.Ordinal)
            : text;

    public static string Unescape(ReadOnlySpan<char> text)
    {
        if (!text.Contains('\\'))
        {
            return text.ToString();
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            result.Append(text[i] != '\\' ? text[i] : text[++i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var c => c });
        }

        return result.ToString();
    }

    /// <summary>A field's name as a line holds it.</summary>
    public static string Quote(string name) =>
        name.Length == 0 || name is "[]" or "{}" || name[0] is ' ' or '"' or '#' || name[^1] == ':' || name.AsSpan().ContainsAny("\t\n\r\\") ? $"\"{Escape(name)}\"" : name;

    public static string Unquote(string name) => name is ['"', _, ..] ? Unescape(name.AsSpan(1, name.Length - 2)) : name;

    // A length beyond what a text can have is no limit; that keeps the int.
    private static int Count(double value) => value >= int.MaxValue ? int.MaxValue : (int)value;
}
