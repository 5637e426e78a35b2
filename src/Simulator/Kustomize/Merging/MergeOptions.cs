namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>How lists grow in a strategic merge (kyaml/yaml/types.go:MergeOptions).</summary>
/// <param name="Prepends">True when new items come before the old ones, as in a kustomize build; false when after them.</param>
/// <param name="InfersKeys">True when a list without schema merges by <c>name</c> if all its items have one; a build never does.</param>
public readonly record struct MergeOptions(bool Prepends, bool InfersKeys = false)
{
    /// <summary>How a kustomize build merges (api/filters/patchstrategicmerge/patchstrategicmerge.go:Filter).</summary>
    public static MergeOptions Build { get; } = new(Prepends: true);
}
