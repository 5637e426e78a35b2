namespace Dryflux.Manifests.Go;

/// <summary>The classes of characters that a Go pattern can name in Perl's way or in that of POSIX.</summary>
internal static class CharacterClasses
{
    private static readonly CodePointSet Digits = Pairs("09");
    private static readonly CodePointSet Spaces = Pairs("\t\n\f\r  ");
    private static readonly CodePointSet Word = Pairs("09AZ__az");

    /// <summary>The class of a Perl escape such as <c>\d</c> or <c>\W</c>, or null.</summary>
    public static CodePointSet? OfPerl(char letter, bool foldCase)
    {
        var set = (char)(letter | 0x20) switch { 'd' => Digits, 's' => Spaces, 'w' => Word, _ => null };
        return set is null ? null : Signed(set, foldCase, char.IsAsciiLetterUpper(letter));
    }

    /// <summary>The class that stands between <c>[:</c> and <c>:]</c>, or null.</summary>
    public static CodePointSet? OfPosix(ReadOnlySpan<char> name, bool foldCase)
    {
        var isNegated = name.StartsWith('^');
        var bounds = (isNegated ? name[1..] : name) switch
        {
            "alnum" => "09AZaz",
            "alpha" => "AZaz",
            "ascii" => "\u0000\u007F",
            "blank" => "\t\t  ",
            "cntrl" => "\u0000\u001F\u007F\u007F",
            "digit" => "09",
            "graph" => "!~",
            "lower" => "az",
            "print" => " ~",
            "punct" => "!/:@[`{~",
            "space" => "\t\r  ",
            "upper" => "AZ",
            "word" => "09AZ__az",
            "xdigit" => "09AFaf",
            _ => null,
        };
        return bounds is null ? null : Signed(Pairs(bounds), foldCase, isNegated);
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
        var ranges = new List<CodePointRange>();
        for (var i = 0; i < bounds.Length; i += 2)
        {
            ranges.Add(new(bounds[i], bounds[i + 1]));
        }

        return CodePointSet.Union(ranges);
    }
}
