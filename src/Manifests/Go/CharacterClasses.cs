namespace Dryflux.Manifests.Go;

/// <summary>The classes of characters that a Go pattern can name in Perl's way or in that of POSIX.</summary>
internal static class CharacterClasses
{
    private static readonly Dictionary<char, CodePointSet> Perl = new()
    {
        ['d'] = Pairs("09"),
        ['s'] = Pairs("\t\n\f\r  "),
        ['w'] = Pairs("09AZ__az"),
    };

    private static readonly Dictionary<string, CodePointSet> Posix = new(StringComparer.Ordinal)
    {
        ["alnum"] = Pairs("09AZaz"),
        ["alpha"] = Pairs("AZaz"),
        ["ascii"] = Pairs("\u0000\u007F"),
        ["blank"] = Pairs("\t\t  "),
        ["cntrl"] = Pairs("\u0000\u001F\u007F\u007F"),
        ["digit"] = Pairs("09"),
        ["graph"] = Pairs("!~"),
        ["lower"] = Pairs("az"),
        ["print"] = Pairs(" ~"),
        ["punct"] = Pairs("!/:@[`{~"),
        ["space"] = Pairs("\t\r  "),
        ["upper"] = Pairs("AZ"),
        ["word"] = Pairs("09AZ__az"),
        ["xdigit"] = Pairs("09AFaf"),
    };

    /// <summary>The class of a Perl escape such as <c>\d</c> or <c>\W</c>, or null.</summary>
    public static CodePointSet? OfPerl(char letter, bool foldCase) =>
        Perl.TryGetValue((char)(letter | 0x20), out var set) ? Signed(set, foldCase, char.IsAsciiLetterUpper(letter)) : null;

    /// <summary>The class that stands between <c>[:</c> and <c>:]</c>, or null.</summary>
    public static CodePointSet? OfPosix(ReadOnlySpan<char> name, bool foldCase)
    {
        var isNegated = name.StartsWith('^');
        return Posix.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(isNegated ? name[1..] : name, out var set) ? Signed(set, foldCase, isNegated) : null;
    }

    /// <summary>A class with whatever differs only by case, or all that is not in it.</summary>
    public static CodePointSet Signed(CodePointSet set, bool foldCase, bool isNegated)
    {
        set = foldCase ? set.Fold() : set;
        return isNegated ? set.Negate() : set;
    }

    /// <summary>The class of ranges, each given by its first and its last character.</summary>
    public static CodePointSet Pairs(string bounds)
    {
        var ranges = new List<(int Low, int High)>();
        for (var i = 0; i < bounds.Length; i += 2)
        {
            ranges.Add((bounds[i], bounds[i + 1]));
        }

        return CodePointSet.Union(ranges);
    }
}
