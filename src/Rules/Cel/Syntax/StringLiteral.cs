using System.Globalization;
using System.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>What the literals of strings and bytes stand for (cel-go parser/unescape.go). The lexer has checked the escapes.</summary>
internal static class StringLiteral
{
    /// <summary>The value of a string literal; null when it names no code point.</summary>
    public static string? Value(ReadOnlySpan<char> literal)
    {
        var body = Body(literal, out var isRaw);
        if (isRaw || !body.Contains('\\'))
        {
            return body;
        }

        var value = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length;)
        {
            if (body[i] != '\\')
            {
                value.Append(body[i++]);
                continue;
            }

            var codePoint = ReadEscape(body, ref i);
            if (!Rune.TryCreate(codePoint, out var rune))
            {
                return null;
            }

            value.Append(rune);
        }

        return value.ToString();
    }

    /// <summary>The value of a bytes literal: escapes stand for bytes, other characters for their UTF-8; null for a \u in it.</summary>
    public static byte[]? Bytes(ReadOnlySpan<char> literal)
    {
        var body = Body(literal[1..], out var isRaw);
        if (isRaw || !body.Contains('\\'))
        {
            return Encoding.UTF8.GetBytes(body);
        }

        var value = new List<byte>(body.Length);
        for (var i = 0; i < body.Length;)
        {
            if (body[i] != '\\')
            {
                var end = body.IndexOf('\\', i);
                value.AddRange(Encoding.UTF8.GetBytes(body[i..(end < 0 ? body.Length : end)]));
                i = end < 0 ? body.Length : end;
                continue;
            }

            if (body[i + 1] is 'u' or 'U')
            {
                return null;
            }

            value.Add((byte)ReadEscape(body, ref i));
        }

        return [.. value];
    }

    private static string Body(ReadOnlySpan<char> literal, out bool isRaw)
    {
        isRaw = literal[0] is 'r' or 'R';
        literal = isRaw ? literal[1..] : literal;
        var quotes = literal.Length >= 6 && literal[1] == literal[0] && literal[2] == literal[0] ? 3 : 1;
        return literal[quotes..^quotes].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    private static int ReadEscape(string body, ref int at)
    {
        var c = body[at + 1];
        at += 2;
        var digits = c switch { 'x' or 'X' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            at += digits;
            return int.TryParse(body.AsSpan(at - digits, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var codePoint)
                ? codePoint
                : -1;
        }

        if (c is >= '0' and <= '3')
        {
            at += 2;
            return ((c - '0') * 64) + ((body[at - 2] - '0') * 8) + body[at - 1] - '0';
        }

        return c switch { 'a' => '\a', 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', _ => c };
    }
}
