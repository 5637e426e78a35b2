namespace Dryflux.Manifests.Repo;

/// <summary>The files of a repository, those that are YAML read and parsed, and what could not be read.</summary>
/// <param name="Files">The YAML files, sorted by path letter by letter; each can be asked for its YAML without fear.</param>
/// <param name="OtherFiles">The other files, sorted likewise; none has been read, and reading one may fail.</param>
/// <param name="Problems">What could not be read, sorted by path.</param>
public sealed record RepoListing(IReadOnlyList<RepoFile> Files, IReadOnlyList<RepoFile> OtherFiles, IReadOnlyList<RepoProblem> Problems);
