using System.Diagnostics.CodeAnalysis;

namespace Dryflux.Manifests.Go;

/// <summary>Reads the comparisons of a range (Masterminds/semver constraints.go).</summary>
internal static class SemverRangeParser
{
    /// <summary>
    /// Writes <c>1.2 - 3</c> as <c>&gt;= 1.2, &lt;= 3 </c>. The library does so before it reads anything, with the blanks in front
    /// taken too: what stands before a hyphen range must end in a comma or in <c>||</c>.
    /// </summary>
    // constraints.go:rewriteRange
    public static string RewriteHyphens(string text)
    {
        var rewritten = text;
        var at = 0;
        while (at < text.Length)
        {
            if (TryTakeHyphenRange(text, at, out var low, out var high, out var end))
            {
                var found = text[at..end];
                var where = rewritten.IndexOf(found, StringComparison.Ordinal);
                if (where >= 0)
                {
                    rewritten = $"{rewritten[..where]}>= {low}, <= {high} {rewritten[(where + found.Length)..]}";
                }

                at = end;
            }
            else
            {
                at++;
            }
        }

        return rewritten;
    }

    /// <summary>Reads comparisons joined by commas or blanks.</summary>
    public static bool TryReadAlternative(string text, [NotNullWhen(true)] out SemverConstraint[]? constraints, [NotNullWhen(false)] out string? error)
    {
        constraints = null;
        error = $"improper constraint: {Quote(text)}";
        var read = new List<(string Operator, string Version, SemverParts Parts)>();
        var cursor = new SemverCursor(text);
        cursor.TakeBlanks();
        do
        {
            var comparison = cursor.TakeOperator();
            cursor.TakeBlanks();
            var start = cursor.At;
            if (!cursor.TryTakeVersion(allowWildcards: true, out var parts))
            {
                return false;
            }

            read.Add((comparison, text[start..cursor.At], parts));
        }
        while (TryTakeSeparator(ref cursor));

        if (!cursor.AtEnd)
        {
            return false;
        }

        constraints = new SemverConstraint[read.Count];
        for (var i = 0; i < read.Count; i++)
        {
            if (Read(read[i].Operator, read[i].Version, read[i].Parts) is not { } constraint)
            {
                constraints = null;
                error = "constraint parser error";
                return false;
            }

            constraints[i] = constraint;
        }

        error = null;
        return true;
    }

    /// <summary>Blanks or a comma, with another comparison to follow.</summary>
    private static bool TryTakeSeparator(ref SemverCursor cursor)
    {
        var blanks = cursor.TakeBlanks();
        if (cursor.TryTake(','))
        {
            cursor.TakeBlanks();
            return true;
        }

        return blanks > 0 && !cursor.AtEnd;
    }

    // constraints.go:parseConstraint: what stands behind the first gap is not looked at.
    private static SemverConstraint? Read(string comparison, string text, SemverParts parts)
    {
        var (given, version) = parts switch
        {
            _ when IsGap(parts.Major) => (0, "0.0.0"),
            _ when IsGap(parts.Minor) => (1, $"{parts.Major}.0.0"),
            _ when IsGap(parts.Patch) => (2, $"{parts.Major}.{parts.Minor}.0"),
            _ => (3, text),
        };
        if (given < 3 && parts.Prerelease.Length > 0)
        {
            version = $"{version}-{parts.Prerelease}";
        }

        return SemverVersion.TryParse(version, out var parsed, out _) ? new SemverConstraint(comparison, parsed, given) : null;
    }

    private static bool IsGap(string number) => number is "" or "x" or "X" or "*";

    private static bool TryTakeHyphenRange(string text, int start, out string low, out string high, out int end)
    {
        (low, high, end) = ("", "", start);
        var cursor = new SemverCursor(text) { At = start };
        cursor.TakeBlanks();
        var lowStart = cursor.At;
        if (!cursor.TryTakeVersion(allowWildcards: true, out _))
        {
            return false;
        }

        low = text[lowStart..cursor.At];
        if (cursor.TakeBlanks() == 0 || !cursor.TryTake('-') || cursor.TakeBlanks() == 0)
        {
            return false;
        }

        var highStart = cursor.At;
        if (!cursor.TryTakeVersion(allowWildcards: true, out _))
        {
            return false;
        }

        high = text[highStart..cursor.At];
        cursor.TakeBlanks();
        end = cursor.At;
        return true;
    }

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
