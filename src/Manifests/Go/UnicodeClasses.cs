using System.Collections.Frozen;
using System.Globalization;

namespace Dryflux.Manifests.Go;

/// <summary>The categories and scripts of Unicode that a Go pattern can name. Apart from the other classes: few patterns need these tables.</summary>
internal static class UnicodeClasses
{
    /// <summary>Two letters by general category, with the long names that Unicode gives them.</summary>
    private static readonly Dictionary<string, string> Categories = Read("""
        C Other|Cc Control Cntrl|Cf Format|Cn Unassigned|Co Private_Use|Cs Surrogate|L Letter|LC Cased_Letter|Ll Lowercase_Letter
        Lm Modifier_Letter|Lo Other_Letter|Lt Titlecase_Letter|Lu Uppercase_Letter|M Mark Combining_Mark|Mc Spacing_Mark
        Me Enclosing_Mark|Mn Nonspacing_Mark|N Number|Nd Decimal_Number Digit|Nl Letter_Number|No Other_Number|P Punctuation Punct
        Pc Connector_Punctuation|Pd Dash_Punctuation|Pe Close_Punctuation|Pf Final_Punctuation|Pi Initial_Punctuation
        Po Other_Punctuation|Ps Open_Punctuation|S Symbol|Sc Currency_Symbol|Sk Modifier_Symbol|Sm Math_Symbol|So Other_Symbol
        Z Separator|Zl Line_Separator|Zp Paragraph_Separator|Zs Space_Separator
        """);

    private static readonly FrozenSet<string> Scripts = """
        Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak Bengali Bhaiksuki Bopomofo
        Brahmi Braille Buginese Buhid Canadian_Aboriginal Carian Caucasian_Albanian Chakma Cham Cherokee Chorasmian Common
        Coptic Cuneiform Cypriot Cypro_Minoan Cyrillic Deseret Devanagari Dives_Akuru Dogra Duployan Egyptian_Hieroglyphs
        Elbasan Elymaic Ethiopic Garay Georgian Glagolitic Gothic Grantha Greek Gujarati Gunjala_Gondi Gurmukhi
        Gurung_Khema Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew Hiragana Imperial_Aramaic Inherited
        Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi Kannada Katakana Kawi Kayah_Li Kharoshthi
        Khitan_Small_Script Khmer Khojki Khudawadi Kirat_Rai Lao Latin Lepcha Limbu Linear_A Linear_B Lisu Lycian Lydian
        Mahajani Makasar Malayalam Mandaic Manichaean Marchen Masaram_Gondi Medefaidrin Meetei_Mayek Mende_Kikakui
        Meroitic_Cursive Meroitic_Hieroglyphs Miao Modi Mongolian Mro Multani Myanmar Nabataean Nag_Mundari Nandinagari
        New_Tai_Lue Newa Nko Nushu Nyiakeng_Puachue_Hmong Ogham Ol_Chiki Ol_Onal Old_Hungarian Old_Italic Old_North_Arabian
        Old_Permic Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Old_Uyghur Oriya Osage Osmanya Pahawh_Hmong
        Palmyrene Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Rejang Runic Samaritan Saurashtra Sharada Shavian Siddham
        SignWriting Sinhala Sogdian Sora_Sompeng Soyombo Sundanese Sunuwar Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le
        Tai_Tham Tai_Viet Takri Tamil Tangsa Tangut Telugu Thaana Thai Tibetan Tifinagh Tirhuta Todhri Toto Tulu_Tigalari
        Ugaritic Vai Vithkuqi Wancho Warang_Citi Yezidi Yi Zanabazar_Square
        """.Split([' ', '\n']).Select(Canonical).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The class of a Unicode category or script, or null. Names are read as Go has read them since 1.25: without regard to case,
    /// blanks, hyphens and underscores. No table of scripts is at hand: outside ASCII a script is taken to hold nothing.
    /// </summary>
    public static CodePointSet? Of(string name, bool foldCase)
    {
        var canonical = Canonical(name);
        var set = canonical switch
        {
            "any" => CodePointSet.Of(0, CodePointSet.MaxCodePoint),
            "ascii" => CodePointSet.Of(0, 0x7F),
            "assigned" => OfCategory("Cn").Negate(),
            _ when Categories.TryGetValue(canonical, out var category) => OfCategory(category),
            "latin" => CharacterClasses.Pairs("AZaz"),
            "common" => CharacterClasses.Pairs("AZaz\u0080\uFFFF").Union(CodePointSet.Of(0x10000, CodePointSet.MaxCodePoint)).Negate(),
            _ when Scripts.Contains(canonical) => CodePointSet.Union([]),
            _ => null,
        };
        return set is null ? null : CharacterClasses.Signed(set, foldCase, isNegated: false);
    }

    private static CodePointSet OfCategory(string category)
    {
        var wanted = Enum.GetValues<UnicodeCategory>().Order().Select(c => IsIn(Letters(c), category)).ToArray();
        var ranges = new List<CodePointRange>();
        for (var c = 0; c <= CodePointSet.MaxCodePoint; c++)
        {
            if (!wanted[(int)CharUnicodeInfo.GetUnicodeCategory(c)])
            {
                continue;
            }

            if (ranges.Count > 0 && ranges[^1].High == c - 1)
            {
                ranges[^1] = new(ranges[^1].Low, c);
            }
            else
            {
                ranges.Add(new(c, c));
            }
        }

        return CodePointSet.Union(ranges);
    }

    private static bool IsIn(string letters, string category) =>
        category == "LC" ? letters is "Lu" or "Ll" or "Lt" : letters.StartsWith(category, StringComparison.Ordinal);

    private static string Letters(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => "Lu",
        UnicodeCategory.LowercaseLetter => "Ll",
        UnicodeCategory.TitlecaseLetter => "Lt",
        UnicodeCategory.ModifierLetter => "Lm",
        UnicodeCategory.OtherLetter => "Lo",
        UnicodeCategory.NonSpacingMark => "Mn",
        UnicodeCategory.SpacingCombiningMark => "Mc",
        UnicodeCategory.EnclosingMark => "Me",
        UnicodeCategory.DecimalDigitNumber => "Nd",
        UnicodeCategory.LetterNumber => "Nl",
        UnicodeCategory.OtherNumber => "No",
        UnicodeCategory.SpaceSeparator => "Zs",
        UnicodeCategory.LineSeparator => "Zl",
        UnicodeCategory.ParagraphSeparator => "Zp",
        UnicodeCategory.Control => "Cc",
        UnicodeCategory.Format => "Cf",
        UnicodeCategory.Surrogate => "Cs",
        UnicodeCategory.PrivateUse => "Co",
        UnicodeCategory.ConnectorPunctuation => "Pc",
        UnicodeCategory.DashPunctuation => "Pd",
        UnicodeCategory.OpenPunctuation => "Ps",
        UnicodeCategory.ClosePunctuation => "Pe",
        UnicodeCategory.InitialQuotePunctuation => "Pi",
        UnicodeCategory.FinalQuotePunctuation => "Pf",
        UnicodeCategory.OtherPunctuation => "Po",
        UnicodeCategory.MathSymbol => "Sm",
        UnicodeCategory.CurrencySymbol => "Sc",
        UnicodeCategory.ModifierSymbol => "Sk",
        UnicodeCategory.OtherSymbol => "So",
        _ => "Cn",
    };

    private static string Canonical(string name) =>
        string.Concat(name.Where(c => c is not ('_' or '-' or ' '))).ToLowerInvariant();

    private static Dictionary<string, string> Read(string table) =>
        table.Split(['|', '\n'])
            .Select(line => line.Split(' '))
            .SelectMany(names => names.Select(name => KeyValuePair.Create(Canonical(name), names[0])))
            .ToDictionary(StringComparer.Ordinal);
}
