using System.Text;

namespace Dryflux.Manifests.Go;

/// <summary>Base64 as Go's encoding/base64 StdEncoding reads it: line breaks anywhere, padding required.</summary>
public static class GoBase64
{
    /// <summary>The bytes of a text; null with Go's words when it is no base64.</summary>
    public static byte[]? Decode(string text, out string? error)
    {
        var source = Encoding.UTF8.GetBytes(text);
        var bytes = new List<byte>((source.Length / 4 * 3) + 3);
        var bad = Decode(source, bytes);
        error = bad < 0 ? null : $"illegal base64 data at input byte {bad}";
        return bad < 0 ? [.. bytes] : null;
    }

    /// <summary>The offset that Go complains about, or -1 (base64.go:decodeQuantum).</summary>
    private static int Decode(ReadOnlySpan<byte> source, List<byte> bytes)
    {
        Span<int> quantum = stackalloc int[4];
        for (var at = 0; ;)
        {
            var count = 0;
            var isLast = false;
            while (count < 4 && !isLast)
            {
                at = SkipBreaks(source, at);
                if (at == source.Length)
                {
                    return count == 0 ? -1 : at - count;
                }

                var value = Value(source[at++]);
                if (value >= 0)
                {
                    quantum[count++] = value;
                    continue;
                }

                if (source[at - 1] != '=' || count < 2)
                {
                    return at - 1;
                }

                if (count == 2)
                {
                    at = SkipBreaks(source, at);
                    if (at == source.Length)
                    {
                        return at;
                    }

                    if (source[at++] != '=')
                    {
                        return at - 2;
                    }
                }

                isLast = true;
            }

            Append(quantum[..count], bytes);
            if (isLast)
            {
                at = SkipBreaks(source, at);
                return at < source.Length ? at : -1;
            }
        }
    }

    private static void Append(ReadOnlySpan<int> quantum, List<byte> bytes)
    {
        bytes.Add((byte)((quantum[0] << 2) | (quantum[1] >> 4)));
        if (quantum.Length > 2)
        {
            bytes.Add((byte)((quantum[1] << 4) | (quantum[2] >> 2)));
        }

        if (quantum.Length > 3)
        {
            bytes.Add((byte)((quantum[2] << 6) | quantum[3]));
        }
    }

    private static int SkipBreaks(ReadOnlySpan<byte> source, int at)
    {
        while (at < source.Length && source[at] is (byte)'\n' or (byte)'\r')
        {
            at++;
        }

        return at;
    }

    private static int Value(byte c) => (char)c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };
}
