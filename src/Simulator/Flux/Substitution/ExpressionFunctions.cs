using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Dryflux.Manifests.Go;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>What the operators of an expression do, on bytes as in envsubst/funcs.go.</summary>
internal static class ExpressionFunctions
{
    /// <summary>The value after an operator.</summary>
    /// <param name="operation">The operator as written.</param>
    /// <param name="value">The variable's value.</param>
    /// <param name="arguments">The operator's arguments.</param>
    /// <param name="panic">What upstream's code dies of, or null.</param>
    public static byte[] Apply(string operation, byte[] value, byte[][] arguments, out string? panic)
    {
        panic = null;
        switch (operation)
        {
            case "":
                return value;
            case "#" when arguments.Length == 0:
                return Encoding.ASCII.GetBytes(value.Length.ToString(CultureInfo.InvariantCulture));
            case "#":
                return TrimShortest(value, arguments[0]);
            case "##":
                return TrimLongest(value, arguments[0]);
            case "%":
                return Reverse(TrimShortest(Reverse(value), Reverse(arguments[0])));
            case "%%":
                return Reverse(TrimLongest(Reverse(value), Reverse(arguments[0])));
            case ",":
                return WithFirst(value, GoCase.ToLower);
            case ",,":
                return WithAll(value, GoCase.ToLower);
            case "^":
                return WithFirst(value, GoCase.ToUpper);
            case "^^":
                return WithAll(value, GoCase.ToUpper);
            case ":":
                return Substring(value, arguments, out panic);
            case "/":
                return Replace(value, arguments[0], arguments.Length > 1 ? arguments[1] : [], isAll: false);
            case "//":
                return Replace(value, arguments[0], arguments.Length > 1 ? arguments[1] : [], isAll: true);
            case "/#":
                return arguments.Length > 1 && value.AsSpan().StartsWith(arguments[0]) ? [.. arguments[1], .. value.AsSpan(arguments[0].Length)] : value;
            case "/%":
                return arguments.Length > 1 && value.AsSpan().EndsWith(arguments[0]) ? [.. value.AsSpan(0, value.Length - arguments[0].Length), .. arguments[1]] : value;
            default:
                // The family of defaults; and ",^" and "^,", which are no operators and do nothing.
                return value.Length == 0 && arguments.Length > 0 ? arguments[0] : value;
        }
    }

    private static byte[] Substring(byte[] value, byte[][] arguments, out string? panic)
    {
        panic = null;
        if (!TryParse(arguments[0], out var position))
        {
            return value;
        }

        if (position < 0)
        {
            position = Math.Max(0, value.Length + position);
        }

        if (arguments.Length == 1)
        {
            return position < value.Length ? value[(int)position..] : [];
        }

        if (!TryParse(arguments[1], out var length))
        {
            return value;
        }

        var end = unchecked(position + length);
        if (end >= value.Length)
        {
            return position < value.Length ? value[(int)position..] : [];
        }

        if (end < 0 || position > end)
        {
            panic = string.Create(CultureInfo.InvariantCulture, $"slice bounds out of range [{(end < 0 ? "" : position)}:{end}]");
            return [];
        }

        return value[(int)position..(int)end];
    }

    private static bool TryParse(byte[] text, out long number) => Utf8Parser.TryParse(text, out number, out var length) && length == text.Length;

    private static byte[] WithFirst(byte[] value, Func<Rune, Rune> change)
    {
        if (value.Length == 0)
        {
            return value;
        }

        Rune.DecodeFromUtf8(value, out var first, out var length);
        return [.. Bytes(change(first)), .. value.AsSpan(IsBroken(value, first) ? 1 : length)];
    }

    private static byte[] WithAll(byte[] value, Func<Rune, Rune> change)
    {
        var changed = new ArrayBufferWriter<byte>(value.Length + 1);
        foreach (var rune in Runes(value))
        {
            changed.Advance(change(rune).EncodeToUtf8(changed.GetSpan(4)));
        }

        return changed.WrittenSpan.ToArray();
    }

    private static byte[] Reverse(byte[] value)
    {
        var runes = Runes(value);
        runes.Reverse();
        var reversed = new ArrayBufferWriter<byte>(value.Length + 1);
        foreach (var rune in runes)
        {
            reversed.Advance(rune.EncodeToUtf8(reversed.GetSpan(4)));
        }

        return reversed.WrittenSpan.ToArray();
    }

    /// <summary>The characters; every byte that is no UTF-8 is one U+FFFD.</summary>
    private static List<Rune> Runes(ReadOnlySpan<byte> value)
    {
        var runes = new List<Rune>(value.Length);
        while (value.Length > 0)
        {
            Rune.DecodeFromUtf8(value, out var rune, out var length);
            runes.Add(rune);
            value = value[(IsBroken(value, rune) ? 1 : length)..];
        }

        return runes;
    }

    /// <summary>Go takes a broken sequence byte by byte, .NET as long as it could have become a character.</summary>
    private static bool IsBroken(ReadOnlySpan<byte> value, Rune decoded) => decoded == Rune.ReplacementChar && value is not [0xEF, 0xBF, 0xBD, ..];

    private static byte[] Bytes(Rune rune)
    {
        var bytes = new byte[rune.Utf8SequenceLength];
        rune.EncodeToUtf8(bytes);
        return bytes;
    }

    /// <summary>Cuts off the shortest beginning that matches, if it is not empty.</summary>
    private static byte[] TrimShortest(byte[] value, byte[] pattern)
    {
        var shortest = 0;
        for (var length = value.Length; length > 0; length--)
        {
            // The longest is tried first because it is there that a broken pattern shows.
            if (GlobPattern.Match(pattern, value.AsSpan(0, length)) is not { } isMatch)
            {
                return value;
            }

            shortest = isMatch ? length : shortest;
        }

        return value[shortest..];
    }

    private static byte[] TrimLongest(byte[] value, byte[] pattern)
    {
        for (var length = value.Length; length > 0; length--)
        {
            switch (GlobPattern.Match(pattern, value.AsSpan(0, length)))
            {
                case true:
                    return value[length..];
                case null:
                    return value;
            }
        }

        return value;
    }

    // strings.Replace, where an empty pattern stands before every character and at the end.
    private static byte[] Replace(byte[] value, byte[] pattern, byte[] replacement, bool isAll)
    {
        var result = new ArrayBufferWriter<byte>(value.Length + replacement.Length + 1);
        var rest = value.AsSpan();
        for (var isFirst = true; isFirst || isAll; isFirst = false)
        {
            var at = pattern.Length > 0 ? rest.IndexOf(pattern) : isFirst ? 0 : rest.Length > 0 ? FirstLength(rest) : -1;
            if (at < 0)
            {
                break;
            }

            result.Write(rest[..at]);
            result.Write(replacement);
            rest = rest[(at + pattern.Length)..];
        }

        result.Write(rest);
        return result.WrittenSpan.ToArray();
    }

    private static int FirstLength(ReadOnlySpan<byte> value)
    {
        Rune.DecodeFromUtf8(value, out var rune, out var length);
        return IsBroken(value, rune) ? 1 : length;
    }
}
