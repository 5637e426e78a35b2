namespace Dryflux.Simulator.Flux.Build;

/// <summary>In which of its two ways Flux builds a Kustomization. In both a path or link out of the repository is refused: hand over a repository that holds all that may be read.</summary>
public sealed record FluxBuildOptions
{
    private FluxBuildOptions(bool isController, IReadOnlyList<string> ignorePaths)
    {
        IsController = isController;
        IgnorePaths = ignorePaths;
    }

    /// <summary>
    /// As kustomize-controller builds an artifact, which is the repository: nothing is left out, for the artifact was filtered before;
    /// what SOPS encrypted stays as it is.
    /// </summary>
    public static FluxBuildOptions Controller { get; } = new(isController: true, []);

    /// <summary>True for the controller's way.</summary>
    public bool IsController { get; }

    /// <summary>Patterns of what <c>flux build</c> leaves out besides those in <c>.sourceignore</c> files.</summary>
    public IReadOnlyList<string> IgnorePaths { get; }

    /// <summary>
    /// What the label <c>app.kubernetes.io/managed-by</c> says: kustomize as a library gives the version of the program around it. The
    /// release of flux is built from its tag, the image of the controller from sources without one (kustomize api/provenance/provenance.go:FindVersion).
    /// </summary>
    internal string ToolVersion => IsController ? "(devel)" : "v2.9.4";

    /// <summary>As <c>flux build kustomization</c> builds a directory: <c>.sourceignore</c> files count, and what SOPS encrypted in Secrets is masked.</summary>
    /// <param name="ignorePaths"><c>--ignore-paths</c>.</param>
    public static FluxBuildOptions Command(IReadOnlyList<string> ignorePaths) => new(isController: false, ignorePaths);
}
