using System.Buffers;
using System.Text;

namespace Dryflux.Manifests.Go;

/// <summary>
/// A Go string is bytes that need not be UTF-8. Here such a string is a .NET string in which each byte that is no UTF-8 stands as
/// a lone low surrogate, U+DC80 for the byte 80 up to U+DCFF for the byte FF, so that nothing is lost on the way and back.
/// </summary>
public static class GoString
{
    private const char FirstEscape = '\uDC80';
    private const char LastEscape = '\uDCFF';

    /// <summary>The string that these bytes are in Go.</summary>
    public static string FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done)
            {
                text.Append(rune);
            }
            else
            {
                // Go takes a broken sequence byte by byte.
                length = 1;
                text.Append((char)(FirstEscape - 0x80 + bytes[0]));
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <summary>The bytes of a string; a surrogate that stands for no byte and belongs to no pair becomes U+FFFD.</summary>
    public static byte[] ToBytes(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange(FirstEscape, LastEscape))
        {
            var plain = new byte[Encoding.UTF8.GetByteCount(text)];
            Encoding.UTF8.GetBytes(text, plain);
            return plain;
        }

        var bytes = new ArrayBufferWriter<byte>(text.Length);
        while (text.Length > 0)
        {
            var status = Rune.DecodeFromUtf16(text, out var rune, out var length);
            if (status != OperationStatus.Done && text[0] is >= FirstEscape and <= LastEscape)
            {
                bytes.GetSpan(1)[0] = (byte)(text[0] - FirstEscape + 0x80);
                bytes.Advance(1);
            }
            else
            {
                bytes.Advance(rune.EncodeToUtf8(bytes.GetSpan(4)));
            }

            text = text[length..];
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Where the first byte that is no UTF-8 stands, or -1.</summary>
    public static int IndexOfBrokenByte(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstEscape, LastEscape))
        {
            return -1;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (text[i] is >= FirstEscape and <= LastEscape)
            {
                return i;
            }
        }

        return -1;
    }
}
