namespace Dryflux.Manifests.Repo;

/// <summary>What a <see cref="RepoReader"/> passes over.</summary>
public sealed record RepoReaderOptions
{
    /// <summary>Everything but what Git ignores.</summary>
    public static RepoReaderOptions Default { get; } = new();

    /// <summary>Says of a path from the root whether it, and all below it, is left out.</summary>
    public Func<string, bool> IsExcluded { get; init; } = _ => false;

    /// <summary>True to pass over what <c>.gitignore</c> files ignore: as a rule it is in no commit, so Flux never sees it.</summary>
    public bool UseGitIgnore { get; init; } = true;
}
