using System.Diagnostics.CodeAnalysis;
using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Go;

/// <summary>
/// A regular expression as Go's regexp package reads and matches it: a pattern that Go refuses is refused with Go's words, and
/// the match is Go's, leftmost-first, in time linear in the text. The engine is our own because .NET's linear one costs 60 ms to
/// start and a second for <c>\pL</c>, and its <c>\b</c> is not Go's. Safe for several threads.
/// </summary>
public sealed class GoRegex
{
    private readonly RegexProgram _program;

    private GoRegex(string pattern, RegexNode root, IReadOnlyList<string> names)
    {
        Pattern = pattern;
        GroupNames = names;
        _program = RegexProgram.Compile(root, names.Count);
    }

    /// <summary>The pattern as written.</summary>
    public string Pattern { get; }

    /// <summary>Names of the groups by number, "" for those without; the first stands for the whole match. Go allows a name twice.</summary>
    public IReadOnlyList<string> GroupNames { get; }

    /// <summary>Number of groups, the whole match not counted.</summary>
    public int GroupCount => GroupNames.Count - 1;

    /// <summary>Reads a pattern as regexp.Compile does.</summary>
    public static bool TryParse(string pattern, [NotNullWhen(true)] out GoRegex? regex, [NotNullWhen(false)] out GoRegexError? error)
    {
        (var root, var names, error) = RegexParser.Parse(pattern);
        regex = root is null ? null : new GoRegex(pattern, root, names);
        return regex is not null;
    }

    /// <summary>
    /// Reads a pattern that has to match whole texts, the way kustomize reads those of its selectors: <c>^(?:pattern)$</c>, where
    /// the empty pattern matches everything. A pattern such as <c>a)(b</c> is fine there.
    /// </summary>
    // kustomize api/types/selector.go:anchorRegex
    public static bool TryParseWhole(string pattern, [NotNullWhen(true)] out GoRegex? regex, [NotNullWhen(false)] out GoRegexError? error)
    {
        const string Prefix = "^(?:";
        if (pattern.Length == 0)
        {
            return TryParse(pattern, out regex, out error);
        }

        (var root, var names, error) = RegexParser.Parse($"{Prefix}{pattern})$");
        regex = root is null ? null : new GoRegex(pattern, root, names);
        if (error is not null)
        {
            var start = Math.Clamp(error.Span.Start - Prefix.Length, 0, pattern.Length);
            var end = Math.Clamp(error.Span.End - Prefix.Length, start, pattern.Length);
            error = error with { Span = TextSpan.FromBounds(start, end) };
        }

        return regex is not null;
    }

    /// <summary>True when the pattern matches somewhere in the text.</summary>
    public bool IsMatch(string text) =>
        _program.WholeLiteral is { } literal ? string.Equals(text, literal, StringComparison.Ordinal) : new RegexMatcher(_program, text).IsMatch();

    /// <summary>The first match in the text, or null.</summary>
    public GoMatch? Match(string text) => Match(text, 0);

    /// <summary>The matches in the text that do not overlap, from left to right (FindAll).</summary>
    public IEnumerable<GoMatch> Matches(string text)
    {
        var end = -1;
        var at = 0;
        while (at <= text.Length && Match(text, at) is { } match)
        {
            // An empty match right behind the match before it does not count.
            if (match.Span.Length > 0 || match.Span.Start != end)
            {
                yield return match;
            }

            end = match.Span.End;
            at = match.Span.Length > 0 ? end : end + (IsPairAt(text, end) ? 2 : 1);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Pattern;

    private GoMatch? Match(string text, int start) =>
        new RegexMatcher(_program, text).Match(start) is { } bounds ? new GoMatch(this, text, bounds) : null;

    private static bool IsPairAt(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
}
