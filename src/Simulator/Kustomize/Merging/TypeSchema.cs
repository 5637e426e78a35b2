using System.Collections.ObjectModel;

namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>What an OpenAPI schema says about one value, as far as it decides how lists below it merge.</summary>
public sealed class TypeSchema
{
    /// <summary>The name of the definition that describes the value instead, or null.</summary>
    public string? Reference { get; init; }

    /// <summary>The fields of a mapping.</summary>
    public IReadOnlyDictionary<string, TypeSchema> Fields { get; init; } = ReadOnlyDictionary<string, TypeSchema>.Empty;

    /// <summary>What every other field of a mapping is, or null when there is no saying.</summary>
    public TypeSchema? OtherFields { get; init; }

    /// <summary>What the items of a list are, or null for a value that is no list or whose items are not described.</summary>
    public TypeSchema? Items { get; init; }

    /// <summary>True for a list whose items merge one by one instead of being replaced as a whole.</summary>
    public bool IsMerged { get; init; }

    /// <summary>The keys by which items of a merged list are the same; none for a list of plain values.</summary>
    public IReadOnlyList<string> MergeKeys { get; init; } = [];
}
