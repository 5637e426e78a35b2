namespace Dryflux.Simulator.Kustomize;

/// <summary>What the annotations of <c>buildMetadata</c> say about where an object or a change came from (upstream's resource.Origin).</summary>
/// <param name="Path">File or directory, as seen from the directory built.</param>
/// <param name="ConfiguredIn">The file of the generator or transformer; "" for an object read from a file.</param>
/// <param name="ConfiguredBy">The generator or transformer; null for an object read from a file.</param>
public sealed record ResourceOrigin(string Path, string ConfiguredIn = "", KustomizeId? ConfiguredBy = null);
