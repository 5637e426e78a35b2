namespace Dryflux.Analyzer.Graphs;

/// <summary>What a node of a picture stands for.</summary>
internal enum NodeShape
{
    /// <summary>A Flux Kustomization or HelmRelease.</summary>
    Component,

    /// <summary>A source.</summary>
    Source,

    /// <summary>Another object.</summary>
    Object,

    /// <summary>Something that nothing known applies.</summary>
    Missing,
}
