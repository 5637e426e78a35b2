namespace Dryflux.Manifests.Go;

/// <summary>One comparison of a range (Masterminds/semver constraints.go:constraint).</summary>
/// <param name="Operator">The operator as written; "" for none.</param>
/// <param name="Version">What to compare with, zeros where nothing or a wildcard stands.</param>
/// <param name="Given">How many of its numbers are given before the first gap: 0 to 3.</param>
internal sealed record SemverConstraint(string Operator, SemverVersion Version, int Given)
{
    /// <summary>True when a version satisfies the comparison, pre-releases taken like any other.</summary>
    public bool Allows(SemverVersion version) => Operator switch
    {
        "!=" => !IsSame(version),
        ">" => IsGreater(version),
        "<" => version.CompareTo(Version) < 0,
        ">=" or "=>" => version.CompareTo(Version) >= 0,
        "<=" or "=<" => IsLessOrSame(version),
        "^" => IsCompatible(version),
        "~" or "~>" => IsClose(version),
        _ => Given == 3 ? version.CompareTo(Version) == 0 : IsClose(version),
    };

    /// <summary>
    /// The versions at which what the comparison allows can begin: its own, the next after it, and the first of the next minor and
    /// major numbers. Whatever a set of comparisons allows begins at such a version of one of them.
    /// </summary>
    public IEnumerable<SemverVersion> Beginnings()
    {
        var (major, minor, patch) = (Version.Major, Version.Minor, Version.Patch);
        return
        [
            Version,
            new(major, minor, patch, Version.Prerelease.Length > 0 ? $"{Version.Prerelease}.0" : "0"),
            new(major, minor, patch),
            new(major, minor, patch + 1, "0"),
            new(major, minor, patch + 1),
            new(major, minor + 1, 0, "0"),
            new(major, minor + 1, 0),
            new(major + 1, 0, 0, "0"),
            new(major + 1, 0, 0),
        ];
    }

    private bool IsSame(SemverVersion version) => Given switch
    {
        1 => version.Major == Version.Major,
        2 => version.Major == Version.Major && version.Minor == Version.Minor && version.Prerelease == Version.Prerelease,
        _ => version.CompareTo(Version) == 0,
    };

    private bool IsGreater(SemverVersion version) => Given switch
    {
        1 => version.Major > Version.Major,
        2 => version.Major > Version.Major || (version.Major == Version.Major && version.Minor > Version.Minor),
        _ => version.CompareTo(Version) > 0,
    };

    private bool IsLessOrSame(SemverVersion version) => Given switch
    {
        3 => version.CompareTo(Version) <= 0,
        1 => version.Major <= Version.Major,
        _ => version.Major < Version.Major || (version.Major == Version.Major && version.Minor <= Version.Minor),
    };

    private bool IsClose(SemverVersion version)
    {
        if (version.CompareTo(Version) < 0)
        {
            return false;
        }

        // ~0.0.0 and ~* have no upper end.
        var isAny = Given is 0 or 3 && (Version.Major, Version.Minor, Version.Patch) == (0, 0, 0);
        return isAny || (version.Major == Version.Major && (version.Minor == Version.Minor || Given == 1));
    }

    private bool IsCompatible(SemverVersion version)
    {
        if (version.CompareTo(Version) < 0)
        {
            return false;
        }

        if (Version.Major > 0 || Given == 1)
        {
            return version.Major == Version.Major;
        }

        if (version.Major > 0)
        {
            return false;
        }

        return Version.Minor > 0 || Given == 2
            ? version.Minor == Version.Minor
            : version.Minor == 0 && version.Patch == Version.Patch;
    }
}
