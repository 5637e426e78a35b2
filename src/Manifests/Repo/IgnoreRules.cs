namespace Dryflux.Manifests.Repo;

/// <summary>
/// Which files of a source Flux leaves out of the artifact. The last pattern that matches a file decides; one that only includes a
/// file below an excluded directory does bring it back, unlike in Git.
/// </summary>
/// <param name="patterns">The patterns of <c>.sourceignore</c> files, the root's first, then those of <c>spec.ignore</c>.</param>
public sealed class IgnoreRules(IEnumerable<IgnorePattern> patterns)
{
    private readonly List<IgnorePattern> _patterns = [.. VersionControl, .. patterns];

    /// <summary>The name of the files in a source that hold patterns.</summary>
    public const string FileName = ".sourceignore";

    /// <summary>Left out in any case, unless a pattern brings it back.</summary>
    public static IReadOnlyList<IgnorePattern> VersionControl { get; } = [.. IgnorePattern.Read(".git/\n.gitignore\n.gitmodules\n.gitattributes")];

    /// <summary>Left out as well, as long as neither the source nor its object gives a single pattern.</summary>
    public static IReadOnlyList<IgnorePattern> Defaults { get; } =
    [
        .. IgnorePattern.Read(
            """
            *.jpg
            *.jpeg
            *.gif
            *.png
            *.wmv
            *.flv
            *.tar.gz
            *.zip
            .github/
            .circleci/
            .travis.yml
            .gitlab-ci.yml
            appveyor.yml
            .drone.yml
            cloudbuild.yaml
            codeship-services.yml
            codeship-steps.yml
            **/.goreleaser.yml
            **/.sops.yaml
            **/.flux.yaml
            """),
    ];

    /// <summary>True when the file does not reach the artifact.</summary>
    public bool IsIgnored(RepoPath file) => _patterns.FindLast(p => p.Matches(file)) is { IsInclusion: false };
}
