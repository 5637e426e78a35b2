namespace Dryflux.Manifests.Simulation;

/// <summary>Why something was not analysed.</summary>
public enum AnalysisGapKind
{
    /// <summary>A source that is neither this repository nor mapped to a directory.</summary>
    Source,

    /// <summary>A source that holds Flux's own manifests and nothing else.</summary>
    FluxItself,

    /// <summary>A build fails: what it would apply is not known.</summary>
    FailedBuild,

    /// <summary>A base or file that a kustomization fetches over the network.</summary>
    RemoteBase,

    /// <summary>A chart that is not rendered.</summary>
    Chart,

    /// <summary>Values that are encrypted, or come from outside of Git.</summary>
    Values,

    /// <summary>Objects that a template of the Flux Operator makes (ResourceSet).</summary>
    Template,

    /// <summary>A cluster behind a kubeConfig: what else it holds is not known.</summary>
    RemoteCluster,
}
