using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>
/// What kustomize knows about kinds: their scope and how their lists merge. The built-in one is that of Kubernetes 1.21.2,
/// which kustomize embeds; the <c>openapi</c> field of a kustomization puts another in its place.
/// </summary>
public sealed class OpenApiSchema
{
    /// <summary>Cluster-scoped kinds, each with the apiVersions it is known in.</summary>
    private readonly Dictionary<string, List<string>> _clusterScoped;
    private readonly Dictionary<(string ApiVersion, string Kind), bool>? _ownScopes;
    private readonly Lazy<SchemaTypes> _types;

    private OpenApiSchema(Dictionary<string, List<string>> clusterScoped, Dictionary<(string ApiVersion, string Kind), bool>? ownScopes, Lazy<SchemaTypes> types)
    {
        _clusterScoped = clusterScoped;
        _ownScopes = ownScopes;
        _types = types;
    }

    /// <summary>The schema in force when no kustomization names one.</summary>
    public static OpenApiSchema BuiltIn { get; } = new(ReadClusterScoped(), null, new Lazy<SchemaTypes>(ReadTypes));

    /// <summary>How lists merge; read when first asked for.</summary>
    public SchemaTypes Types => _types.Value;

    /// <summary>
    /// The schema that a document of the <c>openapi</c> field makes: the built-in definitions are gone, the scopes of
    /// built-in kinds stay (kyaml/openapi/openapi.go:initSchema, IsNamespaceScoped).
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="keepsBuiltIn">True when the build has used the built-in schema before: then its definitions stay after all.</param>
    public static OpenApiSchema From(YamlMap document, bool keepsBuiltIn = false) => new(
        BuiltIn._clusterScoped,
        OpenApiReader.ReadScopes(document),
        new Lazy<SchemaTypes>(() => OpenApiReader.ReadTypes(document) is var types && keepsBuiltIn ? types.With(BuiltIn.Types) : types));

    /// <summary>True when the kind is known to live outside namespaces; an unknown kind counts as namespaced (kyaml/openapi/openapi.go:IsCertainlyClusterScoped).</summary>
    public bool IsClusterScoped(string group, string version, string kind) =>
        (_clusterScoped.TryGetValue(kind, out var apiVersions) && apiVersions.Exists(a => IsApiVersion(a, group, version)))
        || (_ownScopes is not null && _ownScopes.TryGetValue((group.Length == 0 ? version : $"{group}/{version}", kind), out var isNamespaced) && !isNamespaced);

    private static bool IsApiVersion(string apiVersion, string group, string version) => group.Length == 0
        ? string.Equals(apiVersion, version, StringComparison.Ordinal)
        : apiVersion.Length == group.Length + 1 + version.Length && apiVersion[group.Length] == '/'
            && apiVersion.StartsWith(group, StringComparison.Ordinal) && apiVersion.EndsWith(version, StringComparison.Ordinal);

    private static Dictionary<string, List<string>> ReadClusterScoped()
    {
        var kinds = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var row in KustomizeTable.Rows("cluster-scoped.tsv"))
        {
            var (group, version, kind) = (row[0], row[1], row[2]);
            if (!kinds.TryGetValue(kind, out var apiVersions))
            {
                kinds[kind] = apiVersions = [];
            }

            apiVersions.Add(group.Length == 0 ? version : $"{group}/{version}");
        }

        return kinds;
    }

    private static SchemaTypes ReadTypes()
    {
        using var reader = KustomizeTable.Open("types.tsv");
        return SchemaTypesText.Read(reader);
    }
}
