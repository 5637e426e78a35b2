using System.Text;
using Dryflux.Manifests.Go;

namespace Dryflux.Manifests.Yaml;

/// <summary>Decides what Go's YAML makes of a scalar: the table and the order of attempts of go-yaml's resolve.go, v2 and v3.</summary>
public static class ScalarKinds
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    /// <summary>The tag of text, <c>!!str</c> in full.</summary>
    public const string StringTag = TagPrefix + "str";

    /// <summary>The tag of numbers without fraction, <c>!!int</c> in full.</summary>
    public const string IntegerTag = TagPrefix + "int";

    /// <summary>The tag of numbers with fraction or exponent, <c>!!float</c> in full.</summary>
    public const string FloatTag = TagPrefix + "float";

    /// <summary>The tag of truth values, <c>!!bool</c> in full.</summary>
    public const string BooleanTag = TagPrefix + "bool";

    /// <summary>The tag of nothing, <c>!!null</c> in full.</summary>
    public const string NullTag = TagPrefix + "null";

    /// <summary>The tag of merge keys, <c>!!merge</c> in full.</summary>
    public const string MergeTag = TagPrefix + "merge";

    /// <summary>The value of a scalar node, tag and quotes taken into account.</summary>
    /// <param name="scalar">The node.</param>
    /// <param name="library">Which library reads it.</param>
    /// <param name="value">What it is; the text as it stands when the tag contradicts it.</param>
    /// <returns>Null, or why the tag does not fit the text, as in <c>cannot decode !!str `x` as a !!int</c>.</returns>
    public static string? Resolve(YamlScalar scalar, GoYaml library, out ScalarValue value)
    {
        if (scalar.Tag is null)
        {
            value = scalar.Style != ScalarStyle.Plain ? ScalarValue.OfString(scalar.Value)
                : scalar.Value == "<<" ? ScalarValue.OfMerge(scalar.Value)
                : Resolve(scalar.Value, library);
            return null;
        }

        return ResolveTagged(scalar, library, out value);
    }

    /// <summary>The value of a scalar of a resource after kyaml printed and read it, which it does on the way to JSON.</summary>
    /// <param name="scalar">The node.</param>
    /// <param name="value">What it is.</param>
    /// <returns>Null, or why it cannot be read.</returns>
    public static string? Reread(YamlScalar scalar, out ScalarValue value)
    {
        var problem = Resolve(scalar, GoYaml.V3, out value);
        if (problem is null && value.Kind == ScalarKind.String)
        {
            value = ScalarValue.OfString(RereadScalar.ThroughV3(scalar, value.Text, inFlow: false, out problem));
        }

        return problem;
    }

    /// <summary>What a plain scalar without tag is; <c>&lt;&lt;</c> counts as text.</summary>
    public static ScalarValue Resolve(string text, GoYaml library) => Resolve(text, library, allowTimestamp: true);

    /// <summary>True when a plain scalar without tag is read as text.</summary>
    public static bool IsString(string text, GoYaml library) => text.Length > 0 && Hint(text[0]) switch
    {
        '\0' => true,
        'w' => Word(text, library) is null,
        _ => Resolve(text, library).Kind == ScalarKind.String,
    };

    private static ScalarValue Resolve(string text, GoYaml library, bool allowTimestamp)
    {
        if (text.Length == 0)
        {
            return ScalarValue.OfNull(text);
        }

        switch (Hint(text[0]))
        {
            case 'w':
                return Word(text, library) ?? ScalarValue.OfString(text);
            case '.':
                return Word(text, library) ?? (GoNumber.TryParseDotFloat(text, out var fraction) ? ScalarValue.OfFloat(fraction, text) : ScalarValue.OfString(text));
            case 'n':
                return Word(text, library) ?? Number(text, library, allowTimestamp);
            default:
                return ScalarValue.OfString(text);
        }
    }

    private static char Hint(char first) => first switch
    {
        >= '0' and <= '9' or '+' or '-' => 'n',
        'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' or '~' => 'w',
        '.' => '.',
        _ => '\0',
    };

    private static ScalarValue? Word(string text, GoYaml library) => text switch
    {
        "~" or "null" or "Null" or "NULL" => ScalarValue.OfNull(text),
        "true" or "True" or "TRUE" => ScalarValue.OfBoolean(true, text),
        "false" or "False" or "FALSE" => ScalarValue.OfBoolean(false, text),
        "y" or "Y" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" when library == GoYaml.V2 => ScalarValue.OfBoolean(true, text),
        "n" or "N" or "no" or "No" or "NO" or "off" or "Off" or "OFF" when library == GoYaml.V2 => ScalarValue.OfBoolean(false, text),
        ".nan" or ".NaN" or ".NAN" => ScalarValue.OfFloat(double.NaN, text),
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => ScalarValue.OfFloat(double.PositiveInfinity, text),
        "-.inf" or "-.Inf" or "-.INF" => ScalarValue.OfFloat(double.NegativeInfinity, text),
        _ => null,
    };

    private static ScalarValue Number(string text, GoYaml library, bool allowTimestamp)
    {
        if (allowTimestamp && GoTimestamp.TryParse(text, out var rfc3339))
        {
            return ScalarValue.OfTimestamp(rfc3339);
        }

        var plain = text.Contains('_', StringComparison.Ordinal) ? text.Replace("_", "", StringComparison.Ordinal) : text;
        if (GoNumber.TryParseInteger(plain, out var integer))
        {
            return ScalarValue.OfInteger(integer, text);
        }

        if (GoNumber.TryParseFloat(plain, out var number))
        {
            return ScalarValue.OfFloat(number, text);
        }

        return GoNumber.TryParsePrefixed(plain, allowOctal: library == GoYaml.V3, out integer) ? ScalarValue.OfInteger(integer, text) : ScalarValue.OfString(text);
    }

    private static string? ResolveTagged(YamlScalar scalar, GoYaml library, out ScalarValue value)
    {
        var tag = scalar.Tag!;
        var name = tag.StartsWith(TagPrefix, StringComparison.Ordinal) ? tag[TagPrefix.Length..] : tag;
        switch (name)
        {
            case "binary":
                return ResolveBinary(scalar.Value, out value);
            case "merge":
                value = ScalarValue.OfMerge(scalar.Value);
                return null;
            case "bool" or "int" or "float" or "null" or "timestamp":
                value = Resolve(scalar.Value, library, allowTimestamp: name == "timestamp");
                break;
            default:
                // !!str, and every tag that Go does not know.
                value = ScalarValue.OfString(scalar.Value);
                return null;
        }

        var found = Name(value.Kind);
        if (found == name)
        {
            return null;
        }

        if (name == "float" && value.Kind == ScalarKind.Integer && value.Integer <= long.MaxValue)
        {
            value = ScalarValue.OfFloat((double)value.Integer, scalar.Value);
            return null;
        }

        value = ScalarValue.OfString(scalar.Value);
        return $"cannot decode !!{found} `{scalar.Value}` as a !!{name}";
    }

    private static string? ResolveBinary(string text, out ScalarValue value)
    {
        if (GoBase64.Decode(text, out _) is { } bytes)
        {
            value = ScalarValue.OfBinary(Text(bytes));
            return null;
        }

        value = ScalarValue.OfString(text);
        return "!!binary value contains invalid base64 data";
    }

    /// <summary>Bytes as Go's JSON prints them: one replacement character for every byte that is no UTF-8.</summary>
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune);
            }
            else
            {
                text.Append('\uFFFD', consumed);
            }

            bytes = bytes[consumed..];
        }

        return text.ToString();
    }

    private static string Name(ScalarKind kind) => kind switch
    {
        ScalarKind.Null => "null",
        ScalarKind.Boolean => "bool",
        ScalarKind.Integer => "int",
        ScalarKind.Float => "float",
        ScalarKind.Timestamp => "timestamp",
        _ => "str",
    };
}
