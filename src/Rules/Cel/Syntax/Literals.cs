using System.Globalization;
using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>Reads numbers, texts, bytes, truth values and null.</summary>
internal static class Literals
{
    /// <summary>Reads a literal, the sign of a number included.</summary>
    public static LiteralExpr Read(TokenReader tokens)
    {
        var start = tokens.Current.Span;
        var isNegative = tokens.TryTake(TokenKind.Minus);
        var token = tokens.Next();
        var span = start.Union(token.Span);
        var text = tokens.Slice(token.Span).AsSpan();
        CelValue? value = token.Kind switch
        {
            TokenKind.Int => ReadInt(text, isNegative),
            TokenKind.Double => ReadDouble(text, isNegative),
            TokenKind.Uint when !isNegative => ReadUint(text[..^1]),
            TokenKind.String when !isNegative => StringLiteral.Value(text) is { } written ? new StringValue(written) : null,
            TokenKind.Bytes when !isNegative => StringLiteral.Bytes(text) is { } bytes ? new BytesValue(bytes) : null,
            TokenKind.True when !isNegative => BoolValue.True,
            TokenKind.False when !isNegative => BoolValue.False,
            TokenKind.Null when !isNegative => NullValue.Instance,
            _ => throw tokens.Unexpected(token, "a value"),
        };
        return value is null ? throw new SyntaxException(Malformed(token.Kind), span) : new LiteralExpr(span, value);
    }

    private static string Malformed(TokenKind kind) => kind switch
    {
        TokenKind.Int => "the number does not fit a 64-bit integer",
        TokenKind.Uint => "the number does not fit an unsigned 64-bit integer",
        TokenKind.Double => "the number is too large",
        TokenKind.Bytes => "bytes hold no \\u escapes",
        _ => "the escape sequence names no character",
    };

    private static IntValue? ReadInt(ReadOnlySpan<char> text, bool isNegative)
    {
        if (!TryReadMagnitude(text, out var magnitude) || magnitude > (ulong)long.MaxValue + (isNegative ? 1UL : 0UL))
        {
            return null;
        }

        return new IntValue(isNegative ? unchecked(-(long)magnitude) : (long)magnitude);
    }

    private static UintValue? ReadUint(ReadOnlySpan<char> text) => TryReadMagnitude(text, out var magnitude) ? new UintValue(magnitude) : null;

    private static bool TryReadMagnitude(ReadOnlySpan<char> text, out ulong magnitude) =>
        text.StartsWith("0x")
            ? ulong.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out magnitude)
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out magnitude);

    private static DoubleValue? ReadDouble(ReadOnlySpan<char> text, bool isNegative)
    {
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsInfinity(number) ? null : new DoubleValue(isNegative ? -number : number);
    }
}
