using Dryflux.Manifests.Simulation;

namespace Dryflux.Analyzer.Graphs;

/// <summary>An edge of a picture.</summary>
/// <param name="From">The node that needs the other.</param>
/// <param name="To">The node that is needed.</param>
/// <param name="Kind">What ties them.</param>
/// <param name="Label">The same in a word.</param>
internal sealed record DrawnEdge(DrawnNode From, DrawnNode To, ClusterEdgeKind Kind, string Label);
