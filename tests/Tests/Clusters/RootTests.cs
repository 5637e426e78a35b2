using Dryflux.Manifests.Repo;
using Dryflux.Simulator.Flux.Clusters;
using static Dryflux.Tests.Clusters.Fleet;

namespace Dryflux.Tests.Clusters;

/// <summary>Which clusters a repository describes, and what they are called.</summary>
public sealed class RootTests
{
    [Fact]
    public void Two_clusters_of_one_repository_are_kept_apart()
    {
        var clusters = Simulate(
            Sync("clusters/production"),
            Sync("clusters/staging"),
            ("clusters/production/apps.yaml", Kustomization("apps", "./apps/production")),
            ("clusters/staging/apps.yaml", Kustomization("apps", "./apps/staging")),
            ("apps/production/cm.yaml", ConfigMap("settings", "production")),
            ("apps/staging/cm.yaml", ConfigMap("settings", "staging")));

        Assert.Equal(["production", "staging"], clusters.Select(c => c.Name));
        Assert.All(clusters, c => Assert.Equal(c.Name, c.Datum("settings")));
        Assert.All(clusters, c => Assert.Equal(["flux-system", "apps"], c.Components.Select(k => k.Id.Name)));
        Assert.Equal("GitRepository/flux-system/flux-system Kustomization/flux-system/flux-system Kustomization/flux-system/apps".Split(' ').Order(), clusters[0].Component("flux-system").Ids().Split(' ').Order());
    }

    [Fact]
    public void Names_are_as_long_as_they_must_be()
    {
        var clusters = Simulate(Sync("east/prod"), Sync("west/prod"), Sync("west/dev"));
        Assert.Equal(["east/prod", "dev", "west/prod"], clusters.Select(c => c.Name));
    }

    [Fact]
    public void A_sync_file_that_is_not_in_git_yet_is_what_every_bootstrap_writes()
    {
        var cluster = One(
            ("clusters/test/flux-system/gotk-sync.yaml", "# written by flux bootstrap\n"),
            ("clusters/test/flux-system/kustomization.yaml", "resources: [gotk-sync.yaml]\n"),
            ("clusters/test/apps.yaml", Kustomization("apps", "./apps")),
            ("apps/cm.yaml", ConfigMap("settings")));

        Assert.Equal("test", cluster.Name);
        Assert.Equal(["flux-system", "apps"], cluster.Components.Select(k => k.Id.Name));
        Assert.NotNull(cluster.Object("source.toolkit.fluxcd.io", "GitRepository", "flux-system", "flux-system"));
        Assert.Empty(cluster.Gaps);
    }

    [Theory]
    [InlineData("""
        apiVersion: fluxcd.controlplane.io/v1
        kind: FluxInstance
        metadata: {name: flux, namespace: flux-system}
        spec:
          sync: {kind: GitRepository, url: "https://example.com/org/fleet.git", ref: refs/heads/main, path: kubernetes/main}
        """)]
    [InlineData("""
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: flux-instance}
        spec:
          values:
            instance:
              sync: {kind: GitRepository, url: "https://example.com/org/fleet.git", ref: refs/heads/main, path: kubernetes/main}
        """)]
    [InlineData("instance:\n  sync: {kind: GitRepository, url: \"https://example.com/org/fleet.git\", ref: refs/heads/main, path: kubernetes/main}\n")]
    public void The_sync_of_a_flux_instance_is_a_root(string instance)
    {
        var cluster = One(
            ("bootstrap/instance.yaml", instance),
            ("kubernetes/main/apps.yaml", Kustomization("apps", "./kubernetes/apps")),
            ("kubernetes/apps/cm.yaml", ConfigMap("settings")),
            ("kubernetes/apps/kustomization.yaml", "resources: [cm.yaml]\n"),
            ("kubernetes/apps/unused/ks.yaml", Kustomization("unused", "./kubernetes/apps")));

        Assert.Equal("main", cluster.Name);
        Assert.Equal(["flux-system", "apps"], cluster.Components.Select(k => k.Id.Name));
        Assert.Equal("x", cluster.Datum("settings"));
        Assert.Equal("bootstrap/instance.yaml", cluster.Root.Source.Path);
    }

    [Fact]
    public void Without_a_bootstrap_the_kustomizations_that_nothing_applies_begin_a_cluster()
    {
        var cluster = One(
            ("flux/cluster/repositories.yaml", Kustomization("repositories", "./flux/repositories")),
            ("flux/cluster/apps.yaml", Kustomization("apps", "./kubernetes/apps")),
            ("flux/repositories/cm.yaml", ConfigMap("repositories")),
            ("kubernetes/apps/kustomization.yaml", "resources: [used/ks.yaml]\n"),
            ("kubernetes/apps/used/ks.yaml", Kustomization("used", "./kubernetes/apps/used/app")),
            ("kubernetes/apps/used/app/cm.yaml", ConfigMap("used")),
            ("kubernetes/apps/off/ks.yaml", Kustomization("off", "./kubernetes/apps/off/app")),
            ("kubernetes/apps/off/app/cm.yaml", ConfigMap("off")));

        Assert.Equal("cluster", cluster.Name);
        Assert.Equal(["apps", "used", "repositories"], cluster.Components.Select(k => k.Id.Name));
        Assert.Null(cluster.Datum("off"));
    }

    [Fact]
    public void Beside_a_bootstrap_a_kustomization_that_nothing_applies_begins_no_cluster()
    {
        var clusters = Simulate(
            Sync("clusters/production"),
            ("clusters/staging/apps.yaml", Kustomization("apps", "./apps/used")),
            ("apps/used/cm.yaml", ConfigMap("used")),
            ("apps/off/ks.yaml", Kustomization("off", "./apps/off/app")),
            ("apps/off/app/cm.yaml", ConfigMap("off")));

        Assert.Equal(["production", "staging"], clusters.Select(c => c.Name));
    }

    [Fact]
    public void A_bootstrap_applies_its_source_though_the_root_leaves_it_out()
    {
        var cluster = One(
            Sync("clusters/production"),
            ("clusters/production/kustomization.yaml", "resources: [apps.yaml]\n"),
            ("clusters/production/apps.yaml", Kustomization("apps", "./apps")),
            ("apps/cm.yaml", ConfigMap("settings")));

        Assert.NotNull(cluster.Object("source.toolkit.fluxcd.io", "GitRepository", "flux-system", "flux-system"));
        Assert.Equal(["flux-system", "apps"], cluster.Components.Select(k => k.Id.Name));
    }

    [Fact]
    public void Examples_are_no_clusters()
    {
        Assert.Empty(Simulate(
            ("docs/example.yaml", Kustomization("podinfo", "./kustomize").Replace("name: flux-system}", "name: podinfo}", StringComparison.Ordinal)),
            ("docs/elsewhere.yaml", Kustomization("apps", "./clusters/production")),
            ("docs/instance.yaml", """
                apiVersion: fluxcd.controlplane.io/v1
                kind: FluxInstance
                metadata: {name: flux, namespace: flux-system}
                spec:
                  sync: {kind: GitRepository, url: "https://example.com/my-org/my-fleet.git", path: clusters/my-cluster}
                """),
            ("kustomize/cm.yaml", ConfigMap("settings"))));
    }

    [Fact]
    public void A_configuration_names_the_clusters()
    {
        var clusters = Simulate(
            new SimulationOptions { Clusters = [new NamedCluster("live", RepoPath.Parse("clusters/production")), new NamedCluster("bare", RepoPath.Parse("apps"))] },
            Sync("clusters/production"),
            Sync("clusters/staging"),
            ("apps/cm.yaml", ConfigMap("settings")));

        Assert.Equal(["live", "bare"], clusters.Select(c => c.Name));
        Assert.Equal("x", clusters[1].Datum("settings"));
    }

    [Fact]
    public void A_root_counts_as_its_own_build_makes_it()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/flux-system/kustomization.yaml", """
                resources: [gotk-sync.yaml]
                patches:
                  - target: {kind: Kustomization, name: flux-system}
                    patch: |
                      - op: add
                        path: /spec/commonMetadata
                        value: {labels: {team: a}}
                """),
            ("clusters/test/cm.yaml", ConfigMap("settings")));

        Assert.Equal("a", cluster.Object("", "ConfigMap", "flux-system", "settings")!.Resource.Field.At("metadata", "labels", "team").Text);
    }
}
