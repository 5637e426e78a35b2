using System.Globalization;
using System.Text;
using Dryflux.Manifests.Go;
using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;
using static Dryflux.Rules.Cel.Library.StandardLibrary;

namespace Dryflux.Rules.Cel.Library;

/// <summary>Conversions between types (the ConvertToType methods of cel-go common/types).</summary>
internal static class ConversionLibrary
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Declare(FunctionTable functions)
    {
        foreach (var type in (string[])["bool", "int", "uint", "double", "string", "bytes", "duration", "timestamp"])
        {
            functions.Global(type, type, type, a => a[0]);
        }

        functions.Global("bool", "string", "bool", a => ReadBool(Text(a[0])) is { } truth ? BoolValue.Of(truth) : Unreadable(a[0], "bool"));
        functions.Global("bytes", "string", "bytes", a => new BytesValue(Encoding.UTF8.GetBytes(Text(a[0]))));
        functions.Global("double", "int", "double", a => new DoubleValue(Int(a[0])));
        functions.Global("double", "uint", "double", a => new DoubleValue(((UintValue)a[0]).Value));
        functions.Global("double", "string", "double", a => ReadDouble(Text(a[0])) is { } number ? new DoubleValue(number) : Unreadable(a[0], "double"));
        functions.Global("duration", "string", "duration", a =>
            GoDuration.TryParse(Text(a[0]), out var duration, out _) ? new DurationValue(duration.Nanoseconds) : Unreadable(a[0], "duration"));
        functions.Global("timestamp", "string", "timestamp", a => TimestampValue.Parse(Text(a[0])) ?? (CelValue)Unreadable(a[0], "timestamp"));
        functions.Global("timestamp", "int", "timestamp", a =>
            TimestampValue.FromTotal((Int128)Int(a[0]) * DurationValue.PerSecond) ?? (CelValue)OutOfRange(a[0], "timestamp"));
        DeclareIntegers(functions);
        DeclareStrings(functions);
    }

    private static void DeclareIntegers(FunctionTable functions)
    {
        functions.Global("int", "uint", "int", a => ((UintValue)a[0]).Value is var n && n <= long.MaxValue ? new IntValue((long)n) : OutOfRange(a[0], "int"));
        functions.Global("int", "double", "int", a => ((DoubleValue)a[0]).Value is var n && n > long.MinValue && n < long.MaxValue ? new IntValue((long)n) : OutOfRange(a[0], "int"));
        functions.Global("int", "string", "int", a =>
            long.TryParse(Text(a[0]), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? new IntValue(n) : Unreadable(a[0], "int"));
        functions.Global("int", "duration", "int", a => new IntValue(((DurationValue)a[0]).Nanoseconds));
        functions.Global("int", "timestamp", "int", a => new IntValue(((TimestampValue)a[0]).Seconds));
        functions.Global("uint", "int", "uint", a => Int(a[0]) >= 0 ? new UintValue((ulong)Int(a[0])) : OutOfRange(a[0], "uint"));
        functions.Global("uint", "double", "uint", a => ((DoubleValue)a[0]).Value is var n && n >= 0 && n < ulong.MaxValue ? new UintValue((ulong)n) : OutOfRange(a[0], "uint"));
        functions.Global("uint", "string", "uint", a =>
            ulong.TryParse(Text(a[0]), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? new UintValue(n) : Unreadable(a[0], "uint"));
    }

    private static void DeclareStrings(FunctionTable functions)
    {
        foreach (var type in (string[])["bool", "int", "duration", "timestamp"])
        {
            functions.Global("string", type, "string", a => new StringValue(a[0].ToString()!));
        }

        functions.Global("string", "uint", "string", a => new StringValue(((UintValue)a[0]).Value.ToString(CultureInfo.InvariantCulture)));
        functions.Global("string", "double", "string", a => new StringValue(Numbers.General(((DoubleValue)a[0]).Value)));
        functions.Global("string", "bytes", "string", a =>
        {
            try
            {
                return new StringValue(StrictUtf8.GetString(((BytesValue)a[0]).Value.Span));
            }
            catch (DecoderFallbackException)
            {
                return new ErrorValue("the bytes are not UTF-8");
            }
        });
    }

    // strconv.ParseBool
    private static bool? ReadBool(string text) => text switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => null,
    };

    // strconv.ParseFloat without hexadecimal floats
    private static double? ReadDouble(string text)
    {
        var bare = text.TrimStart('+', '-');
        if (text.Length - bare.Length <= 1 && bare.ToLowerInvariant() is "inf" or "infinity")
        {
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        if (bare.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            return bare.Length == text.Length ? double.NaN : null;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return bare.AsSpan().IndexOfAnyExcept("0123456789.eE+-") < 0
            && double.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) && !double.IsInfinity(number) ? number : null;
    }

    private static ErrorValue Unreadable(CelValue text, string type) => new($"{text} is no {type}");

    private static ErrorValue OutOfRange(CelValue number, string type) => new($"{number} does not fit {type}");
}
