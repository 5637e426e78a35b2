using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;
using static Dryflux.Rules.Cel.Library.StandardLibrary;

namespace Dryflux.Rules.Cel.Library;

/// <summary>Base64 (cel-go ext/encoders.go).</summary>
internal static class EncoderLibrary
{
    public static void Declare(FunctionTable functions)
    {
        functions.Global("base64.decode", "string", "bytes", a => Decode(Text(a[0])) is { } bytes ? new BytesValue(bytes) : new ErrorValue("the text is not base64"));
        functions.Global("base64.encode", "bytes", "string", a => new StringValue(Convert.ToBase64String(((BytesValue)a[0]).Value.Span)));
    }

    private static byte[]? Decode(string text)
    {
        text = text.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        if (text.AsSpan().IndexOfAny(" \t") >= 0)
        {
            return null;
        }

        // Padding may be left out.
        text = text.EndsWith('=') ? text : text.PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[text.Length / 4 * 3 + 3];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : null;
    }
}
