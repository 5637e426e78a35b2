namespace Dryflux.Simulator.Kustomize.Fields;

/// <summary>A field of some kinds that a transformer works on.</summary>
/// <param name="Group">API group; "" for any.</param>
/// <param name="Version">API version; "" for any.</param>
/// <param name="Kind">Kind; "" for any.</param>
/// <param name="Path">Keys joined by <c>/</c>; lists are walked on their own, <c>key[]</c> insists on one, <c>\/</c> is a slash.</param>
/// <param name="Create">True to make mappings that are missing on the way.</param>
public sealed record FieldSpec(string Group, string Version, string Kind, string Path, bool Create)
{
    /// <summary>The keys of the path.</summary>
    public IReadOnlyList<string> Keys { get; } = FieldPath.Split(Path, '/');

    /// <summary>Group, version and kind as an id without name.</summary>
    public KustomizeId KindId => new(Group, Version, Kind, "", "");

    /// <summary>True when the spec is for objects of this kind (api/filters/fieldspec/fieldspec.go:isMatchGVK).</summary>
    public bool IsFor(KustomizeId id) => id.IsOfKind(Group, Version, Kind);

    /// <summary>True when this spec already works on the field of <paramref name="other"/> (api/types/fieldspec.go:effectivelyEquals).</summary>
    public bool Covers(FieldSpec other) => KindId.IsOfKind(other.Group, other.Version, other.Kind) && string.Equals(Path, other.Path, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{KindId.KindText()}:{(Create ? "true" : "false")}:{Path}";
}
