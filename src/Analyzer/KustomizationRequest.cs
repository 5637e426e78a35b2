namespace Dryflux.Analyzer;

/// <summary>What <c>dryflux build kustomization</c> is asked for.</summary>
/// <param name="Name">The name of the Flux Kustomization.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Directory">The directory to build; null for the one that the object names.</param>
/// <param name="File">The file that holds the object; null to find it in the repository.</param>
internal sealed record KustomizationRequest(string Name, string Namespace, string? Directory, string? File)
{
    /// <summary>The cluster in which the object is looked for; null for the only one that has it.</summary>
    public string? Cluster { get; init; }

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
