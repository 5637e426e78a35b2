using Dryflux.Manifests.Flux;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.ApiVersions;

/// <summary>What is known of Flux's API versions: the tables below <c>schemas/flux</c>.</summary>
internal static class FluxApis
{
    private static readonly Lazy<IReadOnlyList<FluxApiVersion>> Table = new(() =>
        [.. Rows("api-versions.tsv").Select(r => new FluxApiVersion(r[0], r[1], r[2], FluxVersion.TryParse(r[3])!, FluxVersion.TryParse(r[4]), FluxVersion.TryParse(r[5])))]);

    // Group, kind, version, path.
    private static readonly Lazy<List<string[]>> Dropped = new(() => [.. Rows("dropped-fields.tsv")]);

    private static readonly Lazy<HashSet<string>> Groups = new(() => Table.Value.Select(a => a.Group).ToHashSet(StringComparer.Ordinal));

    /// <summary>True for an API group that the tables cover.</summary>
    public static bool Knows(string group) => Groups.Value.Contains(group);

    /// <summary>The API version, or null when there never was one.</summary>
    public static FluxApiVersion? Find(string group, string kind, string version) =>
        Table.Value.FirstOrDefault(a => a.Version == version && a.Kind == kind && a.Group == group);

    /// <summary>The version to write for a Flux release: the newest that it serves; null when the kind does not exist there.</summary>
    public static FluxApiVersion? Newest(string group, string kind, FluxVersion target) =>
        Table.Value.LastOrDefault(a => a.Kind == kind && a.Group == group && a.IsServed(target));

    /// <summary>The newest version that every one of several releases serves; null when there is none.</summary>
    public static FluxApiVersion? Newest(string group, string kind, FluxRange range) =>
        Table.Value.LastOrDefault(a => a.Kind == kind && a.Group == group && a.IsServed(range.Oldest) && a.IsServed(range.Newest));

    /// <summary>Paths of fields that newer versions of a kind dropped, <c>[]</c> after a list, each with the versions that have it.</summary>
    public static IEnumerable<(string Path, IReadOnlyList<string> Versions)> DroppedFields(string group, string kind) =>
        Dropped.Value.Where(r => r[0] == group && r[1] == kind).GroupBy(r => r[3], r => r[2]).Select(g => (g.Key, (IReadOnlyList<string>)[.. g]));

    private static IEnumerable<string[]> Rows(string table) => FactTable.Rows($"flux/{table}").Select(r => r.Split('\t'));
}
