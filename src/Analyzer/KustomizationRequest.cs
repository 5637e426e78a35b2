namespace Dryflux.Analyzer;

/// <summary>What <c>dryflux build kustomization</c> is asked for.</summary>
/// <param name="Name">The name of the Flux Kustomization.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Directory">The directory to build.</param>
/// <param name="File">The file that holds the object.</param>
internal sealed record KustomizationRequest(string Name, string Namespace, string Directory, string File)
{
    /// <summary>Patterns of what is left out.</summary>
    public IReadOnlyList<string> IgnorePaths { get; init; } = [];

    /// <summary>True when an expression without value and default is an error.</summary>
    public bool IsStrict { get; init; }

    /// <summary>True to build the Flux Kustomizations in the output too.</summary>
    public bool IsRecursive { get; init; }

    /// <summary>The directories that stand for sources, by <c>Kind/namespace/name</c>.</summary>
    public IReadOnlyDictionary<string, string> LocalSources { get; init; } = new Dictionary<string, string>();

    /// <summary>True when nothing outside of the working directory may be read.</summary>
    public bool InMemory { get; init; }
}
