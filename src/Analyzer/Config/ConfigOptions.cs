using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Flux.Clusters;

namespace Dryflux.Analyzer.Config;

/// <summary>Puts the configuration of a repository and what flags say against it together.</summary>
internal static class ConfigOptions
{
    /// <summary>The options.</summary>
    /// <param name="root">The directory that is the repository.</param>
    /// <param name="config">Its configuration.</param>
    /// <param name="flux">A Flux release that a flag names, or null.</param>
    /// <param name="kubernetes">A Kubernetes version that a flag names, or null.</param>
    /// <param name="variables">Variables that flags give.</param>
    /// <exception cref="UsageException">A version or a path is wrong.</exception>
    public static RepositoryOptions Of(string root, ConfigFile config, string? flux = null, string? kubernetes = null, IReadOnlyDictionary<string, string?>? variables = null) => new(root)
    {
        Flux = (flux ?? config.FluxVersion) is { } version ? Versions.Flux(version) : null,
        Kubernetes = kubernetes ?? config.KubernetesVersion,
        IsExcluded = config.Exclude.Count == 0 ? _ => false : PathPattern.AnyOf(config.Exclude),
        Limits = new YamlLimits(config.Limits.FileBytes ?? YamlLimits.Default.FileBytes, config.Limits.Nesting ?? YamlLimits.Default.Nesting),
        Clusters = [.. config.Clusters.Select(c => Named(c, flux, kubernetes))],
        Sources = config.Sources,
        Externals = External(config.Externals, variables ?? new Dictionary<string, string?>()),
    };

    /// <summary>A flag beats what the configuration says of a cluster.</summary>
    private static NamedCluster Named(ConfigCluster cluster, string? flux, string? kubernetes) => new(cluster.Name, Inside(cluster))
    {
        Flux = flux is null && cluster.FluxVersion is { } version ? Versions.Flux(version) : null,
        Kubernetes = kubernetes ?? cluster.KubernetesVersion,
    };

    private static RepoPath Inside(ConfigCluster cluster) =>
        RepoPath.TryParse(cluster.Path) ?? throw new UsageException($"the configuration points the cluster {cluster.Name} at {cluster.Path}, outside of the repository");

    private static Externals External(ConfigExternals config, IReadOnlyDictionary<string, string?> flags)
    {
        var variables = new Dictionary<string, string?>(config.Variables, StringComparer.Ordinal);
        foreach (var (name, value) in flags)
        {
            variables[name] = value;
        }

        return new Externals(
        [
            .. config.Namespaces.Select(n => new ResourceId("", "", "Namespace", "", n)),
            .. config.ConfigMaps.Select(n => Named("", "ConfigMap", n)),
            .. config.Secrets.Select(n => Named("", "Secret", n)),
            .. config.ServiceAccounts.Select(n => Named("", "ServiceAccount", n)),
            .. config.Sources.Select(n => n.Split('/', 2) is [var kind, var name] ? Named(FluxGroups.Source, kind, name) : Named(FluxGroups.Source, n, "")),
            .. config.Crds.Select(n => new ResourceId("apiextensions.k8s.io", "", "CustomResourceDefinition", "", n)),
        ],
        variables);
    }

    /// <summary>An object given as <c>namespace/name</c>.</summary>
    private static ResourceId Named(string group, string kind, string text) => text.Split('/', 2) is [var @namespace, var name]
        ? new ResourceId(group, "", kind, @namespace, name)
        : new ResourceId(group, "", kind, "", text);
}
