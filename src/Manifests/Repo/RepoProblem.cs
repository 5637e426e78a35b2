namespace Dryflux.Manifests.Repo;

/// <summary>Something in a repository that could not be read.</summary>
/// <param name="Path">Where.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Message">What is wrong, in plain words, to follow the path.</param>
public sealed record RepoProblem(RepoPath Path, RepoProblemKind Kind, string Message);
