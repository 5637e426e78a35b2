using Dryflux.Manifests.Go;

namespace Dryflux.Tests.Go;

public sealed class GoRegexTests
{
    [Theory]
    [InlineData("(", "missing closing )", "(", 0)]
    [InlineData("ab(c(d)", "missing closing )", "ab(c(d)", 2)]
    [InlineData("(a|b", "missing closing )", "(a|b", 0)]
    [InlineData("(?P<name>a", "missing closing )", "(?P<name>a", 0)]
    [InlineData("a)", "unexpected )", "a)", 1)]
    [InlineData("(a))", "unexpected )", "(a))", 3)]
    [InlineData("a|b|)", "unexpected )", "a|b|)", 4)]
    [InlineData("x[a-z", "missing closing ]", "[a-z", 1)]
    [InlineData("[]", "missing closing ]", "[]", 0)]
    [InlineData("[^]", "missing closing ]", "[^]", 0)]
    [InlineData("[a-", "missing closing ]", "[a-", 0)]
    [InlineData("[[:alpha:]", "missing closing ]", "[[:alpha:]", 0)]
    [InlineData("[b-a]", "invalid character class range", "b-a", 1)]
    [InlineData("[a-Z]", "invalid character class range", "a-Z", 1)]
    [InlineData("[z-\\x41]", "invalid character class range", "z-\\x41", 1)]
    [InlineData("[a[:word2:]]", "invalid character class range", "[:word2:]", 2)]
    [InlineData("\\p{Foo}x", "invalid character class range", "\\p{Foo}", 0)]
    [InlineData("a\\pX", "invalid character class range", "\\pX", 1)]
    [InlineData("\\p", "invalid character class range", "\\p", 0)]
    [InlineData("\\p{Lu", "invalid character class range", "\\p{Lu", 0)]
    [InlineData("[\\p{^Foo}]", "invalid character class range", "\\p{^Foo}", 1)]
    [InlineData("a\\", "trailing backslash at end of expression", "", 1)]
    [InlineData("[\\", "trailing backslash at end of expression", "", 1)]
    [InlineData("(a)\\1", "invalid escape sequence", "\\1", 3)]
    [InlineData("\\8", "invalid escape sequence", "\\8", 0)]
    [InlineData("\\18", "invalid escape sequence", "\\1", 0)]
    [InlineData("a\\C", "invalid escape sequence", "\\C", 1)]
    [InlineData("a\\Z", "invalid escape sequence", "\\Z", 1)]
    [InlineData("\\G", "invalid escape sequence", "\\G", 0)]
    [InlineData("\\h", "invalid escape sequence", "\\h", 0)]
    [InlineData("\\k<n>", "invalid escape sequence", "\\k", 0)]
    [InlineData("\\u0041", "invalid escape sequence", "\\u", 0)]
    [InlineData("\\é", "invalid escape sequence", "\\é", 0)]
    [InlineData("[\\b]", "invalid escape sequence", "\\b", 1)]
    [InlineData("\\x", "invalid escape sequence", "\\x", 0)]
    [InlineData("\\x4", "invalid escape sequence", "\\x4", 0)]
    [InlineData("\\x4g", "invalid escape sequence", "\\x4g", 0)]
    [InlineData("\\x{}", "invalid escape sequence", "\\x{}", 0)]
    [InlineData("\\x{12", "invalid escape sequence", "\\x{12", 0)]
    [InlineData("\\x{110000}", "invalid escape sequence", "\\x{110000", 0)]
    [InlineData("*", "missing argument to repetition operator", "*", 0)]
    [InlineData("a|+b", "missing argument to repetition operator", "+", 2)]
    [InlineData("(*)", "missing argument to repetition operator", "*", 1)]
    [InlineData("(?i)??", "missing argument to repetition operator", "??", 4)]
    [InlineData("{2}", "missing argument to repetition operator", "{2}", 0)]
    [InlineData("\\Q\\E*", "missing argument to repetition operator", "*", 4)]
    [InlineData("a**", "invalid nested repetition operator", "**", 1)]
    [InlineData("a++", "invalid nested repetition operator", "++", 1)]
    [InlineData("xa*??", "invalid nested repetition operator", "*??", 2)]
    [InlineData("a{2}{3}", "invalid nested repetition operator", "{2}{3}", 1)]
    [InlineData("a{1001}", "invalid repeat count", "{1001}", 1)]
    [InlineData("a{2,1}", "invalid repeat count", "{2,1}", 1)]
    [InlineData("a{1001,}", "invalid repeat count", "{1001,}", 1)]
    [InlineData("a{0,99999999999}", "invalid repeat count", "{0,99999999999}", 1)]
    [InlineData("a*{1001}", "invalid repeat count", "{1001}", 2)]
    [InlineData("(?:[a-z]{4}){0,251}", "invalid repeat count", "{0,251}", 12)]
    [InlineData("((a{100}){10}){2}", "invalid repeat count", "{2}", 14)]
    [InlineData("(?=a)", "invalid or unsupported Perl syntax", "(?=", 0)]
    [InlineData("a(?!b)", "invalid or unsupported Perl syntax", "(?!", 1)]
    [InlineData("(?>a)", "invalid or unsupported Perl syntax", "(?>", 0)]
    [InlineData("(?#x)", "invalid or unsupported Perl syntax", "(?#", 0)]
    [InlineData("(?x)a", "invalid or unsupported Perl syntax", "(?x", 0)]
    [InlineData("(?i", "invalid or unsupported Perl syntax", "(?i", 0)]
    [InlineData("(?-)a", "invalid or unsupported Perl syntax", "(?-)", 0)]
    [InlineData("(?i--s)a", "invalid or unsupported Perl syntax", "(?i--", 0)]
    [InlineData("(?P=n)", "invalid or unsupported Perl syntax", "(?P", 0)]
    [InlineData("(?'n'a)", "invalid or unsupported Perl syntax", "(?'", 0)]
    [InlineData("(?<=a)b", "invalid named capture", "(?<=a)b", 0)]
    [InlineData("(?P<x y>a)", "invalid named capture", "(?P<x y>", 0)]
    [InlineData("(?P<>a)", "invalid named capture", "(?P<>", 0)]
    [InlineData("(?<a-b>a)", "invalid named capture", "(?<a-b>", 0)]
    [InlineData("(?P<name", "invalid named capture", "(?P<name", 0)]
    public void Refuses_what_Go_refuses(string pattern, string reason, string fragment, int offset)
    {
        Assert.False(GoRegex.TryParse(pattern, out var regex, out var error));
        Assert.Null(regex);
        Assert.Equal($"error parsing regexp: {reason}: `{fragment}`", error.Message);
        Assert.Equal(offset, error.Span.Start);
        Assert.InRange(error.Span.End, offset, pattern.Length);
    }

    [Fact]
    public void Refuses_half_a_surrogate_pair() => Assert.Equal("invalid UTF-8", ErrorOf("a\ud83d").Reason);

    [Fact]
    public void Bounds_depth_and_size()
    {
        Parse(Repeat("(", 999) + Repeat(")", 999));
        Parse(Repeat("(", 999) + "ab" + Repeat(")", 999));
        Assert.Equal("expression nests too deeply", ErrorOf(Repeat("(", 1000) + Repeat(")", 1000)).Reason);
        Assert.Equal("expression nests too deeply", ErrorOf(Repeat("(?:", 1000) + Repeat(")*", 1000)).Reason);
        Assert.Equal("expression too large", ErrorOf(Repeat("(xx?){1000}", 1000)).Reason);
        Parse("(" + Repeat("|", 12345) + ")");
        Assert.Equal("missing closing )", ErrorOf(Repeat("(", 100_000)).Reason);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a{,2}", "a{,2}")]
    [InlineData("x{01}", "x{01}")]
    [InlineData("x{2", "x{2")]
    [InlineData("{", "{")]
    [InlineData("]", "]")]
    [InlineData("a*{b", "aa{b")]
    [InlineData("a*(?i)*", "aaa")]
    [InlineData("^*a", "a")]
    [InlineData("\\Q*+\\E?", "*")]
    [InlineData("\\Qa\\\\E", "a\\")]
    [InlineData("[]a]+", "]a")]
    [InlineData("[a-]+", "-a-")]
    [InlineData("[\\w.-]+", "a.-_")]
    [InlineData("[[:^digit:]]", "x")]
    [InlineData("[[:word:]]+", "a_9")]
    [InlineData("\\_\\/\\-\\@", "_/-@")]
    [InlineData("\\x41\\x{42}\\103\\012\\t", "ABC\n\t")]
    [InlineData("(?)a", "a")]
    [InlineData("(?i-s:AB)c", "abc")]
    [InlineData("(?i:k)+", "kK\u212A")]
    [InlineData("(?i)[^σ]|s", "ſ")]
    [InlineData("(?i)a|ſ", "S")]
    [InlineData("(?i)σ+", "Σσς")]
    [InlineData("(?s).", "\n")]
    [InlineData("[^a]", "\n")]
    [InlineData(".", "😀")]
    [InlineData("[^a][\\x{1F600}-\\x{1F64F}]", "é😀")]
    [InlineData("\\pL\\p{Nd}\\P{L}\\p{^Lu}\\p{Uppercase_Letter}", "é٣-aÉ")]
    [InlineData("\\p{Latin}\\p{Common}\\p{any}", "a-☺")]
    [InlineData("(?P<a>x)(?P<a>y)", "xy")]
    [InlineData("\\Aa\\z", "a")]
    public void Matches_the_whole_text(string pattern, string text)
    {
        Assert.True(Parse(pattern).IsMatch(text));
        Assert.Equal(text, Parse($"^(?:{pattern})$").Match(text)?.Value);
    }

    [Theory]
    [InlineData("a$", "a\n")]
    [InlineData("^b", "a\nb")]
    [InlineData(".", "\n")]
    [InlineData("\\s", "\v")]
    [InlineData("\\s", "\u00a0")]
    [InlineData("\\d", "٣")]
    [InlineData("\\w", "é")]
    [InlineData("\\bé", "é")]
    [InlineData("[[:alpha:]]", "é")]
    [InlineData("[^\\x00-\\x{10FFFF}]", "a")]
    [InlineData("(?i)ı", "I")]
    [InlineData("\\Aa", "ba")]
    public void Does_not_match(string pattern, string text) => Assert.False(Parse(pattern).IsMatch(text));

    [Theory]
    [InlineData("a|ab", "ab", "a")]
    [InlineData("(?U)a+", "aa", "a")]
    [InlineData("(?U)a+?", "aa", "aa")]
    [InlineData("a{2,}?", "aaa", "aa")]
    [InlineData("a??b", "ab", "ab")]
    [InlineData("(?m)^b$", "a\nb\nc", "b")]
    [InlineData("(|a)*", "aa", "")]
    [InlineData("(|a)+", "aa", "")]
    [InlineData("(a*)+", "b", "")]
    [InlineData("(a|ab)(c|bcd)(d*)", "abcd", "abcd")]
    [InlineData("x*", "axx", "")]
    [InlineData("\\B.", "ab", "b")]
    [InlineData("(?:a*)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")]
    public void Prefers_as_Perl_does(string pattern, string text, string match) => Assert.Equal(match, Parse(pattern).Match(text)?.Value);

    [Fact]
    public void Is_linear_where_backtracking_explodes() => Assert.False(Parse("^(?:(?:a*)*(?:a|aa)+)+$").IsMatch(new string('a', 2000) + "b"));

    [Fact]
    public void Names_and_counts_groups()
    {
        var regex = Parse(@"^(?P<branch>[a-z]+)-([0-9a-f]+)-(?<ts>[0-9]+)$");
        Assert.Equal(["", "branch", "", "ts"], regex.GroupNames);
        Assert.Equal(3, regex.GroupCount);
        var match = regex.Match("main-1a2b-1700")!;
        Assert.Equal("1a2b", match.Group(2));
        Assert.Equal("1700", match.Group("ts"));
        Assert.Null(match.Group("none"));
        Assert.Null(match.Group(4));
        Assert.Equal("b", Parse("(?P<n>a)|(?P<n>b)").Match("b")!.Group("n"));
        Assert.Null(Parse("(a)|b").Match("b")!.Group(1));
    }

    [Fact]
    public void Reads_selectors_anchored()
    {
        Assert.True(GoRegex.TryParseWhole("pod.*|web", out var regex, out _));
        Assert.True(regex.IsMatch("podinfo"));
        Assert.False(regex.IsMatch("webapp"));
        Assert.True(GoRegex.TryParseWhole("podinfo", out var literal, out _));
        Assert.True(literal.IsMatch("podinfo"));
        Assert.False(literal.IsMatch("podinfo\n"));
        Assert.True(GoRegex.TryParseWhole("", out var anything, out _));
        Assert.True(anything.IsMatch("x"));
        Assert.True(GoRegex.TryParseWhole("a)(b", out var split, out _));
        Assert.True(split.IsMatch("ab"));
        Assert.False(GoRegex.TryParseWhole("ab[", out _, out var error));
        Assert.Equal((2, 3), (error.Span.Start, error.Span.End));
    }

    [Theory]
    [InlineData("a*", "baac", "x", "xbxcx")]
    [InlineData("b", "abcb", "[$0]", "a[b]c[b]")]
    [InlineData("", "😀é", "-", "-😀-é-")]
    [InlineData("(\\w)(\\w)", "abcd", "$2$1", "badc")]
    [InlineData("z", "abc", "x", "abc")]
    public void Replaces(string pattern, string text, string template, string expected) =>
        Assert.Equal(expected, Replace(Parse(pattern), text, GoTemplate.Parse(template)));

    /// <summary>Go's ReplaceAllString.</summary>
    private static string Replace(GoRegex regex, string text, GoTemplate template)
    {
        var (result, copied) = ("", 0);
        foreach (var match in regex.Matches(text))
        {
            result += text[copied..match.Span.Start] + template.Expand(match);
            copied = match.Span.End;
        }

        return result + text[copied..];
    }

    private static GoRegex Parse(string pattern)
    {
        Assert.True(GoRegex.TryParse(pattern, out var regex, out var error), error?.Message);
        return regex;
    }

    private static GoRegexError ErrorOf(string pattern)
    {
        Assert.False(GoRegex.TryParse(pattern, out _, out var error));
        return error;
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
