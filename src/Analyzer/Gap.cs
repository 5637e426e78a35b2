using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Analyzer;

/// <summary>Something that was not analysed.</summary>
/// <param name="Path">The file or directory, from the repository root.</param>
/// <param name="Cause">Why, in plain words.</param>
public sealed record Gap(string Path, string Cause)
{
    /// <summary>What could not be read of a repository. Flux takes no links into an artifact, so one that leads nowhere leaves no gap.</summary>
    public static IReadOnlyList<Gap> In(Workspace workspace) =>
    [
        .. workspace.Problems
            .Where(p => p.Kind is not (RepoProblemKind.LinkLeavesRoot or RepoProblemKind.LinkCircle or RepoProblemKind.LinkToNothing))
            .Select(p => new Gap(p.Path.Value, p.Message)),
    ];
}
