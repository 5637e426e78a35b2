namespace Dryflux.Manifests.Yaml;

/// <summary>A scalar as Go's YAML understands it.</summary>
public readonly record struct ScalarValue
{
    private ScalarValue(ScalarKind kind, string text, decimal integer = 0, double number = 0, bool boolean = false)
    {
        Kind = kind;
        Text = text;
        Integer = integer;
        Float = number;
        Boolean = boolean;
    }

    /// <summary>What it is.</summary>
    public ScalarKind Kind { get; }

    /// <summary>
    /// The text of a string; the bytes of a binary value read as UTF-8; a timestamp in RFC 3339 as Go prints it; for other
    /// kinds the text as written.
    /// </summary>
    public string Text { get; }

    /// <summary>
    /// The value of an integer; it fits a signed or an unsigned 64-bit integer. (Methods that touch an Int128 are never compiled ahead of
    /// time.)
    /// </summary>
    public decimal Integer { get; }

    /// <summary>The value of a float.</summary>
    public double Float { get; }

    /// <summary>The value of a boolean.</summary>
    public bool Boolean { get; }

    /// <summary>A text.</summary>
    public static ScalarValue OfString(string text) => new(ScalarKind.String, text);

    internal static ScalarValue OfNull(string text) => new(ScalarKind.Null, text);

    internal static ScalarValue OfBoolean(bool value, string text) => new(ScalarKind.Boolean, text, boolean: value);

    internal static ScalarValue OfInteger(decimal value, string text) => new(ScalarKind.Integer, text, integer: value);

    internal static ScalarValue OfFloat(double value, string text) => new(ScalarKind.Float, text, number: value);

    internal static ScalarValue OfTimestamp(string rfc3339) => new(ScalarKind.Timestamp, rfc3339);

    internal static ScalarValue OfBinary(string text) => new(ScalarKind.Binary, text);

    internal static ScalarValue OfMerge(string text) => new(ScalarKind.Merge, text);
}
