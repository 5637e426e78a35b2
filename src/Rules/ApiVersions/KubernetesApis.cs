using System.Reflection;

namespace Dryflux.Rules.ApiVersions;

/// <summary>What is known of the life of Kubernetes' own API versions: the tables <c>schemas/kubernetes/api-versions.tsv</c> and <c>removed-apis.tsv</c>.</summary>
internal static class KubernetesApis
{
    private static readonly Lazy<Dictionary<string, KubernetesApi>> Table = new(Read);

    private static readonly Version Beginning = new(1, 0);

    /// <summary>The newest release that the facts in this program cover.</summary>
    public static Version Newest { get; } = new(1, 36);

    /// <summary>The API version, or null when there never was one.</summary>
    public static KubernetesApi? Find(string group, string version, string kind) => Table.Value.GetValueOrDefault($"{group}/{version}/{kind}");

    /// <summary>The <c>apiVersion</c> to write instead for a release: the one named as replacement while it is served, else the newest that is; null for none.</summary>
    public static string? Replacement(KubernetesApi api, Version target)
    {
        var named = api.Replacement is { } text ? Table.Value.Values.FirstOrDefault(a => a.ApiVersion == text && a.Kind == api.Kind) : null;
        if (named is not null && !named.IsRemoved(target) && !named.IsNewerThan(target))
        {
            return named.ApiVersion;
        }

        return Table.Value.Values
            .Where(a => a.Group == api.Group && a.Kind == api.Kind && a != api && !a.IsNewerThan(target) && !a.IsRemoved(target) && !a.IsDeprecated(target))
            .OrderByDescending(a => a.Introduced)
            .FirstOrDefault()?.ApiVersion;
    }

    private static Dictionary<string, KubernetesApi> Read()
    {
        var table = new Dictionary<string, KubernetesApi>(StringComparer.Ordinal);
        Add(table, "kubernetes/removed-apis.tsv");
        Add(table, "kubernetes/api-versions.tsv");
        return table;
    }

    private static void Add(Dictionary<string, KubernetesApi> table, string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split('\t') is [var group, var version, var kind, var introduced, var deprecated, var removed, var replacement, _])
            {
                table[$"{group}/{version}/{kind}"] = new KubernetesApi(group, version, kind, Parse(introduced) ?? Beginning, Parse(deprecated), Parse(removed), replacement.Length == 0 ? null : replacement);
            }
        }
    }

    private static Version? Parse(string text) => text.Length == 0 ? null : Version.Parse(text);
}
