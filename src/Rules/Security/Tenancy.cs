using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>What a repository shows of tenants: that there are any, how Flux is locked down for them, and which namespaces are theirs.</summary>
internal sealed partial class Tenancy
{
    private const string TenantLabel = "toolkit.fluxcd.io/tenant";

    private readonly HashSet<(Cluster Cluster, string Name)> _namespaces = [];
    private readonly Dictionary<Cluster, IReadOnlyList<FluxController>> _controllers = [];
    private readonly bool _forbidsCrossReferences;
    private readonly bool _forbidsRemoteBases;
    private readonly string? _defaultServiceAccount;

    private Tenancy(Workspace workspace)
    {
        foreach (var operated in Operated(workspace).Where(c => c["multitenant"].IsTrue))
        {
            // Flux Operator docs: the account is `default` when none is given.
            IsOperated = true;
            _defaultServiceAccount = operated["tenantDefaultServiceAccount"].Text ?? "default";
        }

        _forbidsCrossReferences = IsOperated || workspace.Files.Any(f => IsWritten(f, "--no-cross-namespace-refs=true") || IsWritten(f, "--no-cross-namespace-refs\n"));
        _forbidsRemoteBases = IsOperated || workspace.Files.Any(f => IsWritten(f, "--no-remote-bases") && !IsWritten(f, "--no-remote-bases=false"));
        _defaultServiceAccount ??= workspace.Files.Select(AccountIn).FirstOrDefault(a => a is not null);
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
    }

    /// <summary><c>spec.cluster</c> of every FluxInstance: written, applied, or made by the Flux Operator's chart of values.</summary>
    private static IEnumerable<Field> Operated(Workspace workspace)
    {
        var applied = workspace.Clusters.SelectMany(c => c.Objects).Select(o => FluxObject.From(o.Resource));
        foreach (var flux in workspace.Objects.Concat(applied))
        {
            if (flux is FluxInstance instance)
            {
                yield return instance.Cluster;
            }
            else if (flux is FluxHelmRelease release)
            {
                yield return OfChart(release.Spec["values"]);
            }
        }

        foreach (var values in workspace.Clusters.SelectMany(c => c.Components).Select(c => c.Values).OfType<YamlMap>())
        {
            yield return OfChart(Field.Root(values));
        }

        foreach (var document in workspace.Files.SelectMany(f => f.Documents).Where(d => d.Role == DocumentRole.Data))
        {
            yield return OfChart(document.Field);
        }

        static Field OfChart(Field values) => values.At("instance", "cluster");
    }

    /// <summary>True when anything shows tenants.</summary>
    public bool IsShown => _forbidsCrossReferences || _defaultServiceAccount is not null || _namespaces.Count > 0;

    /// <summary>True when the Flux Operator does the lock-down.</summary>
    public bool IsOperated { get; }

    /// <summary>True when a controller of a cluster runs with <c>--no-cross-namespace-refs</c>.</summary>
    /// <param name="cluster">The cluster; null for an object that none applies.</param>
    /// <param name="controller">The controller, as <c>helm-controller</c>.</param>
    public bool ForbidsCrossReferences(Cluster? cluster, string controller) =>
        Controllers(cluster, controller) is { } controllers ? controllers.Exists(c => c.IsOn("no-cross-namespace-refs")) : _forbidsCrossReferences && IsMeantForAll;

    /// <summary>True when every cluster of the repository has a kustomize-controller that runs with <c>--no-remote-bases</c>.</summary>
    public bool ForbidsRemoteBases(Workspace workspace) =>
        IsMeantForAll ? _forbidsRemoteBases : workspace.Clusters.All(c => Controllers(c, "kustomize-controller")?.TrueForAll(k => k.IsOn("no-remote-bases")) == true);

    /// <summary>The account of <c>--default-service-account</c>; null when the controller acts by itself.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="controller">The controller, as <c>helm-controller</c>.</param>
    public string? DefaultServiceAccount(Cluster cluster, string controller) =>
        Controllers(cluster, controller) is { } controllers
            ? controllers.Select(c => c.Value(Lockdown.DefaultServiceAccount)).FirstOrDefault(a => a is { Length: > 0 })
            : IsMeantForAll ? _defaultServiceAccount : null;

    /// <summary>What a workspace shows.</summary>
    public static Tenancy In(Workspace workspace) => workspace.Derived(w => new Tenancy(w));

    /// <summary>True for a namespace that has the label of a tenant, or an account of its own that reconciles it.</summary>
    public bool IsTenant(Cluster cluster, string name) => _namespaces.Contains((cluster, name));

    /// <summary>The accounts in Git that Flux objects of other namespaces than flux-system act as.</summary>
    public static IEnumerable<ClusterEdge> Reconcilers(Cluster cluster) =>
        cluster.Edges.Where(e => e is { Kind: ClusterEdgeKind.ServiceAccount, Target: not null, Field.Key: "serviceAccountName" } && e.From.Id.Kind is "Kustomization" or "HelmRelease" && e.TargetId.Namespace != "flux-system");

    /// <summary>
    /// Flags that stand somewhere in the repository are for clusters whose controllers are not in Git, unless those of another cluster are: then
    /// they are for that one.
    /// </summary>
    private bool IsMeantForAll => IsOperated || _controllers.Count == 0;

    /// <summary>The controllers of a name that a cluster gets from Git; null when Git tells nothing of them.</summary>
    private List<FluxController>? Controllers(Cluster? cluster, string name) =>
        cluster is not null && _controllers.TryGetValue(cluster, out var all) && all.Where(c => c.Controller == name).ToList() is { Count: > 0 } named ? named : null;

    private static bool IsWritten(SourceFile file, string flag)
    {
        var content = file.Yaml.Source.Content;
        for (var at = content.IndexOf(flag, StringComparison.Ordinal); at >= 0; at = content.IndexOf(flag, at + 1, StringComparison.Ordinal))
        {
            if (!IsComment(file, at))
            {
                return true;
            }
        }

        return false;
    }

    private static string? AccountIn(SourceFile file)
    {
        foreach (var match in DefaultAccount().EnumerateMatches(file.Yaml.Source.Content))
        {
            if (!IsComment(file, match.Index))
            {
                return file.Yaml.Source.Content.Substring(match.Index, match.Length).Split('=')[1];
            }
        }

        return null;
    }

    private static bool IsComment(SourceFile file, int at) => file.Yaml.CommentOn(file.Yaml.Source.Position(at).Line) is { } comment && comment.Span.Start < at;

    [GeneratedRegex("--default-service-account=[a-z0-9.-]+", RegexOptions.CultureInvariant)]
    private static partial Regex DefaultAccount();
}
