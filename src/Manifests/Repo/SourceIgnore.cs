namespace Dryflux.Manifests.Repo;

/// <summary>What Flux leaves out of artifacts and builds: <c>.sourceignore</c> files and defaults (fluxcd/pkg sourceignore/sourceignore.go).</summary>
public static class SourceIgnore
{
    /// <summary>The name of the files.</summary>
    public const string FileName = ".sourceignore";

    private const string VersionControlPatterns = ".git/\n.gitignore\n.gitmodules\n.gitattributes";

    private const string ReplaceablePatterns = """
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
        """;

    /// <summary>The defaults for Git's own files: they hold whatever else is configured.</summary>
    public static IgnoreRules VersionControl(RepoPath directory) => IgnoreRules.Flux.With(directory, VersionControlPatterns);

    /// <summary>The other defaults, which a single pattern in the source replaces.</summary>
    public static IgnoreRules Replaceable(RepoPath directory) => IgnoreRules.Flux.With(directory, ReplaceablePatterns);

    /// <summary>All defaults.</summary>
    public static IgnoreRules Defaults(RepoPath directory) => VersionControl(directory).With(Replaceable(directory).Patterns);

    /// <summary>The patterns of every <c>.sourceignore</c> in a directory and below, each for its own directory. Linked directories are not entered.</summary>
    public static IgnoreRules Load(Repository repository, RepoPath directory)
    {
        var rules = IgnoreRules.Flux;
        if (directory.TryCombine(FileName) is { } path && repository.File(path)?.Text is { } text)
        {
            rules = rules.With(directory, text.Content);
        }

        foreach (var entry in repository.List(directory))
        {
            if (entry.Kind == EntryKind.Directory && entry.Name != ".git")
            {
                rules = rules.With(Load(repository, directory.TryCombine(entry.Name)!).Patterns);
            }
        }

        return rules;
    }

    /// <summary>
    /// What source-controller leaves out of an artifact: one pattern anywhere, in a <c>.sourceignore</c> or in <c>spec.ignore</c>,
    /// and of the defaults only those for Git's own files remain.
    /// </summary>
    /// <param name="repository">The repository.</param>
    /// <param name="root">The directory that becomes the artifact.</param>
    /// <param name="ignore"><c>spec.ignore</c> of the source, or null.</param>
    // fluxcd/pkg artifact/storage/archive.go:SourceIgnoreFilter
    public static IgnoreRules ForArtifact(Repository repository, RepoPath root, string? ignore = null)
    {
        var rules = Load(repository, root).With(root, ignore ?? "");
        return rules.Patterns.Count == 0 ? Defaults(root) : VersionControl(root).With(rules.Patterns);
    }
}
