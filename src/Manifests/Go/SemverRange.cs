using System.Diagnostics.CodeAnalysis;

namespace Dryflux.Manifests.Go;

/// <summary>
/// A range of versions as Masterminds/semver v3 reads it: alternatives joined by <c>||</c>, each a list of comparisons joined by
/// commas or blanks. Pre-releases are considered only by alternatives that name one.
/// </summary>
public sealed class SemverRange
{
    private readonly SemverConstraint[][] _alternatives;

    private SemverRange(string text, SemverConstraint[][] alternatives)
    {
        Text = text;
        _alternatives = alternatives;
    }

    /// <summary>The range as written.</summary>
    public string Text { get; }

    /// <summary>True when no version at all lies in the range, as in <c>&gt;2 &lt;1</c>.</summary>
    public bool IsUnsatisfiable => !_alternatives.Any(IsSatisfiable);

    /// <summary>True when every version in the range is below some version: no future major release is let in.</summary>
    public bool HasUpperBound => !_alternatives.Any(IsOpenEnded);

    /// <summary>Reads a range as NewConstraint does.</summary>
    /// <param name="text">The range.</param>
    /// <param name="range">The range read.</param>
    /// <param name="error">The library's words when it is none.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out SemverRange? range, [NotNullWhen(false)] out string? error)
    {
        range = null;
        var segments = SemverRangeParser.RewriteHyphens(text).Split("||");
        var alternatives = new SemverConstraint[segments.Length][];
        for (var i = 0; i < segments.Length; i++)
        {
            if (!SemverRangeParser.TryReadAlternative(segments[i], out alternatives[i]!, out error))
            {
                return false;
            }
        }

        range = new SemverRange(text, alternatives);
        error = null;
        return true;
    }

    /// <summary>True when the version lies in the range.</summary>
    public bool Contains(SemverVersion version) => _alternatives.Any(a => Allows(a, version));

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool Allows(SemverConstraint[] alternative, SemverVersion version) =>
        (version.Prerelease.Length == 0 || ConsidersPrerelease(alternative)) && alternative.All(c => c.Allows(version));

    private static bool ConsidersPrerelease(SemverConstraint[] alternative) => alternative.Any(c => c.Version.Prerelease.Length > 0);

    private static bool IsSatisfiable(SemverConstraint[] alternative)
    {
        // Among pre-releases !=1.2 leaves out single versions of 1.2, one in every patch: too odd to reason about, so it is left
        // aside, which can only make a range look satisfiable.
        var judged = ConsidersPrerelease(alternative) ? [.. alternative.Where(c => c is not { Operator: "!=", Given: 2 })] : alternative;
        return alternative.SelectMany(c => c.Beginnings())
            .Prepend(new SemverVersion(0, 0, 0))
            .Prepend(new SemverVersion(0, 0, 0, "0"))
            .Any(v => (v.Prerelease.Length == 0 || ConsidersPrerelease(alternative)) && judged.All(c => c.Allows(v)));
    }

    private static bool IsOpenEnded(SemverConstraint[] alternative)
    {
        var highest = alternative.Max(c => c.Version.Major);
        return highest < ulong.MaxValue && Allows(alternative, new SemverVersion(highest + 1, 0, 0));
    }
}
