using System.Globalization;

namespace Dryflux.Rules.Security;

/// <summary>Checks the public keys of age: Bech32 with the kind of key in front (<c>age1...</c>, <c>age1yubikey1...</c>, <c>age1pq1...</c>).</summary>
internal static class AgeRecipient
{
    private const string Charset = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const int ChecksumLength = 6;

    /// <summary>True for a text that is meant as a public key of age.</summary>
    public static bool IsOne(string text) => text.StartsWith("age1", StringComparison.Ordinal);

    /// <summary>What is wrong with a public key, to follow "the recipient"; null when it is well formed.</summary>
    // filippo.io/age internal/bech32, x25519.go:ParseX25519Recipient
    public static string? Problem(string recipient)
    {
        var kind = recipient[..recipient.LastIndexOf('1')];
        var data = recipient.AsSpan(kind.Length + 1);
        var foreign = data.IndexOfAnyExcept(Charset);
        if (foreign >= 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"has a `{data[foreign]}`, which no key contains");
        }

        if (kind == "age" && data.Length != 52 + ChecksumLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"has {recipient.Length} characters instead of 62");
        }

        return data.Length < ChecksumLength || Checksum(kind, data) != 1 ? "fails its checksum: a character is wrong" : null;
    }

    // BIP 173
    private static uint Checksum(string kind, ReadOnlySpan<char> data)
    {
        var sum = 1u;
        foreach (var c in kind)
        {
            sum = Step(sum, (uint)c >> 5);
        }

        sum = Step(sum, 0);
        foreach (var c in kind)
        {
            sum = Step(sum, (uint)c & 31);
        }

        foreach (var c in data)
        {
            sum = Step(sum, (uint)Charset.IndexOf(c, StringComparison.Ordinal));
        }

        return sum;
    }

    private static uint Step(uint sum, uint value)
    {
        ReadOnlySpan<uint> generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        var top = sum >> 25;
        sum = ((sum & 0x1ffffff) << 5) ^ value;
        for (var i = 0; i < generator.Length; i++)
        {
            sum ^= ((top >> i) & 1) == 1 ? generator[i] : 0;
        }

        return sum;
    }
}
