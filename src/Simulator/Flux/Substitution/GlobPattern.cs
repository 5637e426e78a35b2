using System.Text;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>The patterns of the trimming operators (envsubst/path/match.go): as Go's path.Match, but <c>*</c> and <c>?</c> match slashes too.</summary>
internal static class GlobPattern
{
    /// <summary>True when a pattern matches all of a text; null when the pattern is broken, as far as the text makes it be read.</summary>
    public static bool? Match(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> text)
    {
        while (pattern.Length > 0)
        {
            var hasStar = pattern[0] == '*';
            pattern = pattern.TrimStart((byte)'*');
            var chunk = pattern[..ChunkLength(pattern)];
            pattern = pattern[chunk.Length..];
            if (hasStar && chunk.Length == 0)
            {
                return true;
            }

            var isLast = pattern.Length == 0;
            if (MatchChunk(chunk, text, isLast, hasStar) is not { } length)
            {
                return null;
            }

            if (length < 0)
            {
                return false;
            }

            text = text[length..];
        }

        return text.Length == 0;
    }

    /// <summary>How much of a text a chunk takes, with what its star takes before it; -1 for no match, null for a broken pattern.</summary>
    private static int? MatchChunk(ReadOnlySpan<byte> chunk, ReadOnlySpan<byte> text, bool isLast, bool hasStar)
    {
        for (var skipped = 0; skipped <= (hasStar ? text.Length : 0); skipped++)
        {
            if (MatchHere(chunk, text[skipped..]) is not { } length)
            {
                return null;
            }

            if (length >= 0 && (!isLast || skipped + length == text.Length))
            {
                return skipped + length;
            }
        }

        return -1;
    }

    private static int ChunkLength(ReadOnlySpan<byte> pattern)
    {
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case (byte)'\\':
                    i += i + 1 < pattern.Length ? 1 : 0;
                    break;
                case (byte)'[':
                    inClass = true;
                    break;
                case (byte)']':
                    inClass = false;
                    break;
                case (byte)'*' when !inClass:
                    return i;
            }
        }

        return pattern.Length;
    }

    private static int? MatchHere(ReadOnlySpan<byte> chunk, ReadOnlySpan<byte> text)
    {
        var start = text.Length;
        while (chunk.Length > 0)
        {
            if (text.Length == 0)
            {
                return -1;
            }

            switch (chunk[0])
            {
                case (byte)'[':
                    var isMatch = MatchClass(ref chunk, Take(ref text));
                    if (isMatch is not true)
                    {
                        return isMatch is null ? null : -1;
                    }

                    break;
                case (byte)'?':
                    Take(ref text);
                    chunk = chunk[1..];
                    break;
                case (byte)'\\' when chunk.Length == 1:
                    return null;
                default:
                    chunk = chunk[0] == '\\' ? chunk[1..] : chunk;
                    if (chunk[0] != text[0])
                    {
                        return -1;
                    }

                    text = text[1..];
                    chunk = chunk[1..];
                    break;
            }
        }

        return start - text.Length;
    }

    /// <summary>Reads a class and says whether a character is in it; null when the class is broken.</summary>
    private static bool? MatchClass(ref ReadOnlySpan<byte> chunk, Rune rune)
    {
        chunk = chunk[1..];
        var isNegated = chunk is [(byte)'^', ..];
        chunk = isNegated ? chunk[1..] : chunk;
        var isIn = false;
        for (var isFirst = true; isFirst || chunk is not [(byte)']', ..]; isFirst = false)
        {
            if (ReadClassCharacter(ref chunk) is not { } low)
            {
                return null;
            }

            var high = low;
            if (chunk[0] == '-')
            {
                chunk = chunk[1..];
                if (ReadClassCharacter(ref chunk) is not { } last)
                {
                    return null;
                }

                high = last;
            }

            isIn |= low <= rune && rune <= high;
        }

        chunk = chunk[1..];
        return isIn != isNegated;
    }

    /// <summary>A character of a class; null when there is none or nothing follows it.</summary>
    private static Rune? ReadClassCharacter(ref ReadOnlySpan<byte> chunk)
    {
        if (chunk is [] or [(byte)'-' or (byte)']', ..])
        {
            return null;
        }

        chunk = chunk[0] == '\\' ? chunk[1..] : chunk;
        if (Rune.DecodeFromUtf8(chunk, out var rune, out var length) != System.Buffers.OperationStatus.Done)
        {
            return null;
        }

        chunk = chunk[length..];
        return chunk.Length == 0 ? null : rune;
    }

    private static Rune Take(ref ReadOnlySpan<byte> text)
    {
        var isWhole = Rune.DecodeFromUtf8(text, out var rune, out var length) == System.Buffers.OperationStatus.Done;
        text = text[(isWhole ? length : 1)..];
        return rune;
    }
}
