namespace Dryflux.Analyzer.Graphs;

/// <summary>A node of a picture.</summary>
/// <param name="Number">Its place among the nodes of its cluster.</param>
/// <param name="Kind">The kind of the object.</param>
/// <param name="Name">Namespace and name.</param>
/// <param name="Shape">What it stands for.</param>
internal sealed record DrawnNode(int Number, string Kind, string Name, NodeShape Shape);
