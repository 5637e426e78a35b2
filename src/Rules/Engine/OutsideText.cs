using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Engine;

/// <summary>Text of the repository that Flux does not read and that may set up a cluster: helmfiles, bootstrap scripts, playbooks. Prose, CI and update bots do not count.</summary>
internal static class OutsideText
{
    private const int MaxBytes = 1_000_000;

    /// <summary>True when some such text fulfils a condition.</summary>
    public static bool Any(Workspace workspace, Func<string, bool> condition) =>
        workspace.Files.Any(f => !f.IsUsed && !workspace.FluxPaths.Reach(f.Path) && Counts(f.Path) && condition(f.Yaml.Source.Content))
        || workspace.OtherFiles.Any(f => Counts(f.Path) && f is { Size: < MaxBytes, Text: { } text } && condition(text.Content));

    private static bool Counts(RepoPath path) =>
        !path.Value.StartsWith(".github/", StringComparison.Ordinal)
        && !path.Value.Contains("renovate", StringComparison.OrdinalIgnoreCase)
        && !path.Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
}
