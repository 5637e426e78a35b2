namespace Dryflux.Simulator.Kustomize.Fields;

/// <summary>
/// Which fields hold the name of an object of some kind: when such an object is renamed, they follow
/// (api/internal/plugins/builtinconfig/namebackreferences.go:NameBackReferences).
/// </summary>
/// <param name="Group">API group of the object referred to; "" for any.</param>
/// <param name="Version">API version of the object referred to; "" for any.</param>
/// <param name="Kind">Kind of the object referred to; "" for any.</param>
/// <param name="Referrers">The fields that hold its name.</param>
public sealed record NameReference(string Group, string Version, string Kind, IReadOnlyList<FieldSpec> Referrers)
{
    /// <summary>Group, version and kind as an id without name.</summary>
    public KustomizeId KindId => new(Group, Version, Kind, "", "");
}
