using System.Text;
using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Go;

/// <summary>A place in a pattern that moves forward, and the first mistake found.</summary>
internal sealed class PatternCursor(string pattern)
{
    public string Pattern { get; } = pattern;

    public int At { get; set; }

    public bool AtEnd => At == Pattern.Length;

    public ReadOnlySpan<char> Rest => Pattern.AsSpan(At);

    public GoRegexError? Error { get; private set; }

    /// <summary>The character <paramref name="ahead"/> units on, or NUL past the end.</summary>
    public char Peek(int ahead = 0) => At + ahead < Pattern.Length ? Pattern[At + ahead] : '\0';

    /// <summary>Takes a code point; at the end it is U+FFFD, as in Go. False: half a surrogate pair, which no UTF-8 holds.</summary>
    public bool TryTake(out int codePoint)
    {
        codePoint = Rune.ReplacementChar.Value;
        if (AtEnd)
        {
            return true;
        }

        if (Rune.DecodeFromUtf16(Rest, out var rune, out var length) != System.Buffers.OperationStatus.Done)
        {
            return Fail("invalid UTF-8", At, Pattern.Length);
        }

        codePoint = rune.Value;
        At += length;
        return true;
    }

    /// <summary>Notes a mistake, quoting what it covers; always false.</summary>
    public bool Fail(string reason, int start, int end) => Fail(reason, Pattern[start..end], start, end);

    /// <summary>Notes a mistake; always false.</summary>
    public bool Fail(string reason, string fragment, int start, int end)
    {
        Error ??= new GoRegexError(reason, fragment, TextSpan.FromBounds(start, end));
        return false;
    }
}
