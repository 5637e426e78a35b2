namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>What a <c>$patch</c> key in a strategic merge patch asks for (kyaml/yaml/merge2/smpdirective.go).</summary>
internal enum PatchDirective
{
    /// <summary>Merge, as without the key.</summary>
    Merge,

    /// <summary>The patch takes the place of what is there.</summary>
    Replace,

    /// <summary>What is there goes.</summary>
    Delete,

    /// <summary>A value that is none of these: an error.</summary>
    Unknown,
}
