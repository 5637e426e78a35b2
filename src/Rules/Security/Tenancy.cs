using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>What a repository shows of tenants: that there are any, how Flux is locked down for them in each cluster, and which namespaces are theirs.</summary>
internal sealed class Tenancy
{
    private const string TenantLabel = "toolkit.fluxcd.io/tenant";

    private readonly Workspace _workspace;
    private readonly HashSet<(Cluster Cluster, string Name)> _namespaces = [];
    private readonly Dictionary<Cluster, IReadOnlyList<FluxController>> _controllers = [];
    private readonly Dictionary<Cluster, WrittenLockdown> _lockdowns = [];
    private readonly WrittenLockdown _anywhere;

    private Tenancy(Workspace workspace)
    {
        _workspace = workspace;
        foreach (var cluster in workspace.Clusters)
        {
            if (FluxController.In(cluster) is { Count: > 0 } controllers)
            {
                _controllers[cluster] = controllers;
            }

            var labelled = cluster.Objects
                .Where(o => o.Resource.Field.At("metadata", "labels")[TenantLabel].Exists)
                .Select(o => o.Id.Kind == "Namespace" ? o.Id.Name : o.Id.Namespace);
            foreach (var name in labelled.Concat(Reconcilers(cluster).Select(r => r.TargetId.Namespace)).Where(n => n is not ("" or "flux-system")))
            {
                _namespaces.Add((cluster, name));
            }
        }

        _anywhere = WrittenLockdown.Of(Instances(workspace.Files).Concat(workspace.Clusters.SelectMany(Instances)), workspace.Files);
        foreach (var cluster in workspace.Clusters)
        {
            _lockdowns[cluster] = LockdownOf(cluster);
        }
    }

    /// <summary>True when anything shows tenants.</summary>
    public bool IsShown => _anywhere.ForbidsCrossReferences || _anywhere.DefaultServiceAccount is not null || _namespaces.Count > 0;

    /// <summary>True when the Flux Operator does the lock-down of a cluster.</summary>
    public bool IsOperated(Cluster cluster) => _lockdowns[cluster].IsOperated;

    /// <summary>True when a controller of a cluster runs with <c>--no-cross-namespace-refs</c>.</summary>
    /// <param name="cluster">The cluster; null for an object that none applies.</param>
    /// <param name="controller">The controller, as <c>helm-controller</c>.</param>
    public bool ForbidsCrossReferences(Cluster? cluster, string controller) =>
        Controllers(cluster, controller) is { } controllers ? controllers.Exists(c => c.IsOn("no-cross-namespace-refs"))
        : cluster is null ? _anywhere.ForbidsCrossReferences && (_anywhere.IsOperated || _controllers.Count == 0)
        : _lockdowns[cluster].ForbidsCrossReferences;

    /// <summary>
    /// True when the kustomize-controller of a cluster that reads a file runs with <c>--no-remote-bases</c>; for a file that none is known to read,
    /// when that of every cluster does.
    /// </summary>
    /// <param name="file">Its path from the repository root.</param>
    public bool ForbidsRemoteBases(RepoPath file)
    {
        var readers = _workspace.Clusters.Where(c => c.Files.Contains(file.Value)).ToList();
        return readers.Count > 0 ? readers.Exists(ForbidsRemoteBases)
            : _workspace.Clusters.Count > 0 ? _workspace.Clusters.All(ForbidsRemoteBases)
            : _anywhere.ForbidsRemoteBases;
    }

    /// <summary>The account of <c>--default-service-account</c>; null when the controller acts by itself.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="controller">The controller, as <c>helm-controller</c>.</param>
    public string? DefaultServiceAccount(Cluster cluster, string controller) =>
        Controllers(cluster, controller) is { } controllers
            ? controllers.Select(c => c.Value(Lockdown.DefaultServiceAccount)).FirstOrDefault(a => a is { Length: > 0 })
            : _lockdowns[cluster].DefaultServiceAccount;

    /// <summary>What a workspace shows.</summary>
    public static Tenancy In(Workspace workspace) => workspace.Derived(w => new Tenancy(w));

    /// <summary>True for a namespace that has the label of a tenant, or an account of its own that reconciles it.</summary>
    public bool IsTenant(Cluster cluster, string name) => _namespaces.Contains((cluster, name));

    /// <summary>The accounts in Git that Flux objects of other namespaces than flux-system act as.</summary>
    public static IEnumerable<ClusterEdge> Reconcilers(Cluster cluster) =>
        cluster.Edges.Where(e => e is { Kind: ClusterEdgeKind.ServiceAccount, Target: not null, Field.Key: "serviceAccountName" } && e.From.Id.Kind is "Kustomization" or "HelmRelease" && e.TargetId.Namespace != "flux-system");

    /// <summary>
    /// Flags count for a cluster where they stand in files that tell of it, or of no cluster. The latter are for clusters whose controllers are not in
    /// Git; where those of another cluster are, nobody can say that they are not for that one.
    /// </summary>
    private WrittenLockdown LockdownOf(Cluster cluster)
    {
        var own = _workspace.Files.Where(f => cluster.Owns(f.Path)).ToList();
        var unclaimed = _workspace.Files.Where(f => !_workspace.Clusters.Any(c => c.Owns(f.Path))).ToList();
        return WrittenLockdown.Of(Instances(unclaimed).Concat(Instances(own)).Concat(Instances(cluster)), _controllers.Count == 0 ? [.. own, .. unclaimed] : own);
    }

    private bool ForbidsRemoteBases(Cluster cluster) =>
        Controllers(cluster, "kustomize-controller") is { } controllers ? controllers.TrueForAll(k => k.IsOn("no-remote-bases")) : _lockdowns[cluster].ForbidsRemoteBases;

    /// <summary>The controllers of a name that a cluster gets from Git; null when Git tells nothing of them.</summary>
    private List<FluxController>? Controllers(Cluster? cluster, string name) =>
        cluster is not null && _controllers.TryGetValue(cluster, out var all) && all.Where(c => c.Controller == name).ToList() is { Count: > 0 } named ? named : null;

    /// <summary><c>spec.cluster</c> of the FluxInstances that a cluster applies, or that the Flux Operator's chart makes in it of values.</summary>
    private static IEnumerable<Field> Instances(Cluster cluster) => cluster.Objects
        .Select(o => FluxObject.From(o.Resource))
        .OfType<FluxInstance>()
        .Select(i => i.Cluster)
        .Concat(cluster.Components.Select(c => c.Values).OfType<YamlMap>().Select(v => OfChart(Field.Root(v))));

    /// <summary>The same for those that files hold, be it as objects or as values.</summary>
    private static IEnumerable<Field> Instances(IEnumerable<SourceFile> files)
    {
        foreach (var document in files.SelectMany(f => f.Documents))
        {
            if (document.Role == DocumentRole.Data)
            {
                yield return OfChart(document.Field);
            }
            else if (document.Role == DocumentRole.Object)
            {
                foreach (var resource in document.Resources)
                {
                    switch (FluxObject.From(resource))
                    {
                        case FluxInstance instance:
                            yield return instance.Cluster;
                            break;
                        case FluxHelmRelease release:
                            yield return OfChart(release.Values);
                            break;
                    }
                }
            }
        }
    }

    private static Field OfChart(Field values) => values.At("instance", "cluster");
}
