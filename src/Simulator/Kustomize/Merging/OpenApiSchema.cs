using System.Collections.Frozen;

namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>
/// What kustomize knows about kinds: their scope and how their lists merge. The built-in one is that of Kubernetes 1.21.2,
/// which kustomize embeds; the <c>openapi</c> field of a kustomization puts another in its place.
/// </summary>
public sealed class OpenApiSchema
{
    private readonly FrozenSet<(string Group, string Version, string Kind)> _clusterScoped;

    private OpenApiSchema(FrozenSet<(string Group, string Version, string Kind)> clusterScoped) => _clusterScoped = clusterScoped;

    /// <summary>The schema in force when no kustomization names one.</summary>
    public static OpenApiSchema BuiltIn { get; } = ReadBuiltIn();

    /// <summary>True when the kind is known to live outside namespaces; an unknown kind counts as namespaced (kyaml/openapi/openapi.go:IsCertainlyClusterScoped).</summary>
    public bool IsClusterScoped(string group, string version, string kind) => _clusterScoped.Contains((group, version, kind));

    private static OpenApiSchema ReadBuiltIn()
    {
        using var stream = typeof(OpenApiSchema).Assembly.GetManifestResourceStream("kustomize/cluster-scoped.tsv")!;
        using var reader = new StreamReader(stream);
        var kinds = new List<(string, string, string)>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split('\t') is [var group, var version, var kind])
            {
                kinds.Add((group, version, kind));
            }
        }

        return new OpenApiSchema(kinds.ToFrozenSet());
    }
}
