using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Simulator.Flux.Clusters;

namespace Dryflux.Tests.Clusters;

/// <summary>A repository given as a handful of texts, and the clusters it describes.</summary>
internal static class Fleet
{
    /// <summary>The clusters of a repository.</summary>
    public static IReadOnlyList<Cluster> Simulate(params (string Path, string Text)[] files) => Simulate(SimulationOptions.Default, files);

    /// <summary>The same with what a configuration says.</summary>
    public static IReadOnlyList<Cluster> Simulate(SimulationOptions options, params (string Path, string Text)[] files)
    {
        var repository = new Repository(new MemoryTree(files));
        var listing = RepoReader.Read(repository);
        var workspace = new Workspace(repository, listing.Files, otherFiles: listing.OtherFiles, problems: listing.Problems);
        return ClusterSimulator.Simulate(workspace, options);
    }

    /// <summary>The only cluster of a repository.</summary>
    public static Cluster One(params (string Path, string Text)[] files) => Assert.Single(Simulate(files));

    /// <summary>What a bootstrap writes for a directory.</summary>
    public static (string Path, string Text) Sync(string directory, string extra = "") => ($"{directory}/flux-system/gotk-sync.yaml", $$"""
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: {name: flux-system, namespace: flux-system}
        spec: {interval: 1m, url: "ssh://git@example.com/org/fleet", ref: {branch: main} }
        ---
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: flux-system, namespace: flux-system}
        spec:
          interval: 10m
          path: ./{{directory}}
          prune: true
          sourceRef: {kind: GitRepository, name: flux-system}
        {{extra}}
        """);

    /// <summary>A Flux Kustomization of the bootstrap's source.</summary>
    public static string Kustomization(string name, string path, string extra = "") => $$"""
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: {{name}}, namespace: flux-system}
        spec:
          interval: 10m
          path: {{path}}
          prune: true
          sourceRef: {kind: GitRepository, name: flux-system}
        {{extra}}
        """;

    /// <summary>A ConfigMap with one datum.</summary>
    public static string ConfigMap(string name, string value = "x", string @namespace = "flux-system") => $$"""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: {{name}}, namespace: {{@namespace}} }
        data: {key: "{{value}}"}
        """;

    /// <summary>The component of a Flux Kustomization in flux-system.</summary>
    public static Component Component(this Cluster cluster, string name) =>
        Assert.Single(cluster.Components, c => c.Id is { Kind: "Kustomization", Namespace: "flux-system" } && c.Id.Name == name);

    /// <summary>The ids of what a component applies.</summary>
    public static string Ids(this Component component) => string.Join(' ', component.Objects.Select(o => o.Id.ToString()));

    /// <summary>The text of a datum of a ConfigMap in flux-system.</summary>
    public static string? Datum(this Cluster cluster, string name, string key = "key") => cluster.Object("", "ConfigMap", "flux-system", name)?.Resource.Field["data"][key].Text;

    /// <summary>The causes of the gaps, one a line.</summary>
    public static string Causes(this Cluster cluster) => string.Join('\n', cluster.Gaps.Select(g => g.Cause));

    /// <summary>An id without version.</summary>
    public static ResourceId Id(string group, string kind, string @namespace, string name) => new(group, "", kind, @namespace, name);
}
