using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.ApiVersions;

/// <summary>What is known of the life of Kubernetes' own API versions: the tables <c>schemas/kubernetes/api-versions.tsv</c> and <c>removed-apis.tsv</c>.</summary>
internal static class KubernetesApis
{
    // Rows as text: an object asks for one of some two hundred.
    private static readonly Lazy<Dictionary<string, string>> Rows = new(Read);

    private static readonly Version Beginning = new(1, 0);

    /// <summary>The newest release that the facts in this program cover.</summary>
    public static Version Newest { get; } = new(1, 36);

    /// <summary>The API version, or null when there never was one.</summary>
    public static KubernetesApi? Find(string group, string version, string kind) =>
        Rows.Value.TryGetValue($"{group}\t{version}\t{kind}", out var row) ? Parse(row) : null;

    /// <summary>The <c>apiVersion</c> to write instead for a release: the one named as replacement while it is served, else the newest that is; null for none.</summary>
    public static string? Replacement(KubernetesApi api, Version target)
    {
        var served = Rows.Value.Values.Select(Parse).Where(a => a.Kind == api.Kind && !a.IsNewerThan(target) && !a.IsRemoved(target)).ToList();
        return served.Find(a => a.ApiVersion == api.Replacement)?.ApiVersion
            ?? served.Where(a => a.Group == api.Group && a != api && !a.IsDeprecated(target)).MaxBy(a => a.Introduced)?.ApiVersion;
    }

    private static Dictionary<string, string> Read()
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in FactTable.Rows("kubernetes/removed-apis.tsv").Concat(FactTable.Rows("kubernetes/api-versions.tsv")))
        {
            var key = row.IndexOf('\t', StringComparison.Ordinal);
            for (var column = 1; column < 3; column++)
            {
                key = row.IndexOf('\t', key + 1);
            }

            rows[row[..key]] = row;
        }

        return rows;
    }

    private static KubernetesApi Parse(string row)
    {
        var cells = row.Split('\t');
        return new KubernetesApi(cells[0], cells[1], cells[2], ParseRelease(cells[3]) ?? Beginning, ParseRelease(cells[4]), ParseRelease(cells[5]), cells[6].Length == 0 ? null : cells[6]);
    }

    private static Version? ParseRelease(string text) => text.Length == 0 ? null : Version.Parse(text);
}
