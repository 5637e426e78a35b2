namespace Dryflux.Simulator.Kustomize.Generators;

/// <summary>Makes objects out of configuration and files.</summary>
public abstract class Generator
{
    /// <summary>Makes the objects, <see cref="KustomizeResource.Behavior"/> and <see cref="KustomizeResource.NeedsHash"/> set. Mistakes are reported.</summary>
    /// <param name="files">Reads the files named, relative to the directory of the kustomization.</param>
    /// <param name="schema">The schema in force, for the objects made.</param>
    /// <param name="errors">Where mistakes go.</param>
    public abstract IEnumerable<KustomizeResource> Generate(BuildFiles files, Merging.OpenApiSchema schema, BuildErrors errors);
}
