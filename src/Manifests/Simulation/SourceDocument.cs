using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Simulation;

/// <summary>A YAML document of the repository with what it is there for.</summary>
/// <param name="File">The file that holds it.</param>
/// <param name="Yaml">The document.</param>
/// <param name="Role">What it is there for.</param>
/// <param name="Resources">The objects in it: one, the items of a list, or none.</param>
public sealed record SourceDocument(SourceFile File, YamlDocument Yaml, DocumentRole Role, IReadOnlyList<Resource> Resources)
{
    /// <summary>The root as field.</summary>
    public Field Field { get; } = Field.Root(Yaml.Root);
}
