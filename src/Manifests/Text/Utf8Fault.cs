using System.Buffers;
using System.Globalization;
using System.Text;

namespace Dryflux.Manifests.Text;

/// <summary>Finds the first byte that is no UTF-8.</summary>
public static class Utf8Fault
{
    /// <summary>The 1-based line it stands in; the number of lines when there is none.</summary>
    public static int Line(ReadOnlySpan<byte> bytes) => bytes[..Offset(bytes)].Count((byte)'\n') + 1;

    /// <summary>What is wrong, as <c>byte 0xE9 in line 3</c>, or the encoding that the first bytes announce.</summary>
    /// <param name="bytes">Bytes that are not UTF-8.</param>
    public static string In(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => "its first bytes say UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "its first bytes say UTF-16",
        _ => string.Create(CultureInfo.InvariantCulture, $"byte 0x{bytes[Offset(bytes)]:X2} in line {Line(bytes)}"),
    };

    private static int Offset(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }
}
