namespace Dryflux.Simulator.Flux.Build;

/// <summary>In which of its two ways Flux builds a Kustomization. Paths outside the repository are refused in both: hand over a repository that holds all that may be read.</summary>
/// <param name="IgnorePaths">Patterns as in <c>.sourceignore</c>, which count with the files of that name; null when nothing is left out, because the artifact was filtered before.</param>
/// <param name="MasksSecrets">True to put a mask in the place of what SOPS has encrypted in Secrets.</param>
public sealed record FluxBuildOptions(IReadOnlyList<string>? IgnorePaths, bool MasksSecrets)
{
    /// <summary>As kustomize-controller builds an artifact: the repository is the artifact.</summary>
    public static FluxBuildOptions Controller { get; } = new(null, MasksSecrets: false);

    /// <summary>As <c>flux build kustomization</c> builds a directory.</summary>
    /// <param name="ignorePaths"><c>--ignore-paths</c>.</param>
    public static FluxBuildOptions Command(IReadOnlyList<string> ignorePaths) => new(ignorePaths, MasksSecrets: true);
}
