namespace Dryflux.Manifests.Go;

/// <summary>A place in a version or range that moves forward. Blanks are what Go's <c>\s</c> takes.</summary>
internal struct SemverCursor(string text)
{
    public int At { get; set; }

    public readonly bool AtEnd => At == text.Length;

    private readonly char Peek => AtEnd ? '\0' : text[At];

    /// <summary>Number of blanks taken.</summary>
    public int TakeBlanks()
    {
        var start = At;
        while (Peek is ' ' or '\t' or '\n' or '\f' or '\r')
        {
            At++;
        }

        return At - start;
    }

    public bool TryTake(char c)
    {
        var isThere = Peek == c;
        At += isThere ? 1 : 0;
        return isThere;
    }

    /// <summary>The longest operator that stands here; "" for none.</summary>
    public string TakeOperator()
    {
        foreach (var candidate in (ReadOnlySpan<string>)["!=", ">=", "=>", "<=", "=<", "~>", "=", ">", "<", "~", "^"])
        {
            if (text.AsSpan(At).StartsWith(candidate, StringComparison.Ordinal))
            {
                At += candidate.Length;
                return candidate;
            }
        }

        return "";
    }

    /// <summary>
    /// Takes the longest version that stands here; in a range its numbers may hold wildcards, and by a slip of the library's
    /// pattern also bars (constraints.go:cvRegex).
    /// </summary>
    public bool TryTakeVersion(bool allowWildcards, out SemverParts parts)
    {
        parts = default;
        var start = At;
        TryTake('v');
        if (TakeNumber(allowWildcards) is not { Length: > 0 } major)
        {
            At = start;
            return false;
        }

        var minor = TakeDotted(allowWildcards);
        var patch = minor.Length > 0 ? TakeDotted(allowWildcards) : "";
        parts = new SemverParts(major, minor, patch, TakeIdentifiers('-'), TakeIdentifiers('+'));
        return true;
    }

    private string TakeNumber(bool allowWildcards)
    {
        var start = At;
        while (char.IsAsciiDigit(Peek) || (allowWildcards && Peek is 'x' or 'X' or '*' or '|'))
        {
            At++;
        }

        return text[start..At];
    }

    private string TakeDotted(bool allowWildcards)
    {
        var start = At;
        if (TryTake('.') && TakeNumber(allowWildcards) is { Length: > 0 } number)
        {
            return number;
        }

        At = start;
        return "";
    }

    private string TakeIdentifiers(char lead)
    {
        var start = At;
        if (!TryTake(lead) || !TakeIdentifier())
        {
            At = start;
            return "";
        }

        var end = At;
        while (TryTake('.') && TakeIdentifier())
        {
            end = At;
        }

        At = end;
        return text[(start + 1)..end];
    }

    private bool TakeIdentifier()
    {
        var start = At;
        while (char.IsAsciiLetterOrDigit(Peek) || Peek == '-')
        {
            At++;
        }

        return At > start;
    }
}
