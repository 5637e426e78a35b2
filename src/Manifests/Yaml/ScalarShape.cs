using System.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>Which styles can hold a text, as the emitters of go-yaml find out (emitterc.go:yaml_emitter_analyze_scalar).</summary>
internal readonly record struct ScalarShape(bool IsMultiline, bool PlainAllowed, bool SingleQuotedAllowed, bool BlockAllowed)
{
    /// <summary>Looks at a text once.</summary>
    /// <param name="text">The text.</param>
    /// <param name="library">v3 lets a tab stand in a block scalar, v2 does not.</param>
    public static ScalarShape Of(string text, GoYaml library)
    {
        if (text.Length == 0)
        {
            return new ScalarShape(IsMultiline: false, PlainAllowed: true, SingleQuotedAllowed: true, BlockAllowed: false);
        }

        bool hasIndicator = text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal);
        bool hasBreak = false, hasSpecial = false, hasTab = false, breakThenSpace = false, spaceThenBreak = false;
        bool afterSpace = false, afterBreak = false, afterBlank = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isBlankNext = i + 1 == text.Length || text[i + 1] is ' ' or '\t';
            hasIndicator |= IsIndicator(c, isFirst: i == 0, afterBlank, isBlankNext);
            var isBreak = IsBreak(c);
            hasTab |= c == '\t';
            hasSpecial |= c != '\t' && !IsPrintable(c);
            hasBreak |= isBreak;
            breakThenSpace |= c == ' ' && afterBreak;
            spaceThenBreak |= isBreak && afterSpace;
            afterSpace = c == ' ';
            afterBreak = isBreak;
            afterBlank = isBreak || c is ' ' or '\t' or '\0';
        }

        var isTrimmed = !IsSpaceOrBreak(text[0]) && !IsSpaceOrBreak(text[^1]);
        var endsInSpace = text[^1] == ' ';
        var needsEscapes = spaceThenBreak || hasSpecial;
        return new ScalarShape(
            IsMultiline: hasBreak,
            PlainAllowed: isTrimmed && !hasIndicator && !hasBreak && !needsEscapes && !hasTab,
            SingleQuotedAllowed: !breakThenSpace && !needsEscapes && !hasTab,
            BlockAllowed: !endsInSpace && !needsEscapes && (!hasTab || library == GoYaml.V3));
    }

    /// <summary>The line breaks of YAML 1.1.</summary>
    public static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>True for what is written as it is; surrogates, hence everything beyond U+FFFF, are not.</summary>
    public static bool IsPrintable(char c) => c is '\n' or (>= ' ' and <= '~') or (>= '\u00A0' and <= '\uD7FF') or (>= '\uE000' and <= '\uFFFD' and not '\uFEFF');

    /// <summary>A key goes before its colon on one line up to this many bytes; a longer one is written with <c>?</c>.</summary>
    public static bool IsSimpleKey(string text, in ScalarShape shape) =>
        !shape.IsMultiline && (text.Length <= 42 || Encoding.UTF8.GetByteCount(text) <= 128);

    private static bool IsIndicator(char c, bool isFirst, bool afterBlank, bool isBlankNext) => c switch
    {
        '#' => isFirst || afterBlank,
        ':' => isBlankNext,
        '?' or '-' => isFirst && isBlankNext,
        ',' or '[' or ']' or '{' or '}' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => isFirst,
        _ => false,
    };

    private static bool IsSpaceOrBreak(char c) => c == ' ' || IsBreak(c);
}
