using Dryflux.Manifests.Simulation;
using Dryflux.Tests.Cli;

namespace Dryflux.Tests.Clusters;

/// <summary>What is said of one cluster counts for no other: feature gates, flags, versions.</summary>
public sealed class ClusterFactTests
{
    private const string Gate = "StrictPostBuildSubstitutions";

    [Fact]
    public void A_gate_of_one_cluster_is_none_of_another()
    {
        var clusters = Fleet.Simulate(
            Fleet.Sync("clusters/a"), App("clusters/a"), Instance("clusters/a", $"--feature-gates={Gate}=false"),
            Fleet.Sync("clusters/b"), App("clusters/b"),
            ("apps/config.yaml", Fleet.ConfigMap("config", "${known}${unknown}")));
        Assert.Equal((true, false), (clusters[0].FeatureGates.IsOff(Gate), clusters[1].FeatureGates.IsOff(Gate)));
        Assert.Equal(ComponentState.Built, clusters[0].Component("apps").State);
        Assert.Equal(ComponentState.Failed, clusters[1].Component("apps").State);
    }

    [Fact]
    public void A_gate_that_stands_in_no_clusters_files_is_for_all_that_say_nothing()
    {
        var clusters = Fleet.Simulate(
            Fleet.Sync("clusters/a"), Instance("clusters/a", $"--feature-gates={Gate}=true"),
            Fleet.Sync("clusters/b"),
            ("bootstrap/values.yaml", $"instance: {{commonArgs: ['--feature-gates={Gate}=false']}}\n"));
        Assert.Equal((true, false), (clusters[0].FeatureGates.IsOn(Gate), clusters[0].FeatureGates.IsOff(Gate)));
        Assert.True(clusters[1].FeatureGates.IsOff(Gate));
    }

    [Fact]
    public void Controllers_in_git_tell_all_and_a_patch_of_theirs_counts_as_applied()
    {
        var clusters = Fleet.Simulate(
            Fleet.Sync("clusters/a"),
            ("clusters/a/kustomization.yaml", $$"""
                resources: [flux-system/gotk-sync.yaml, controller.yaml]
                patches:
                  - patch: '[{op: add, path: /spec/template/spec/containers/0/args/-, value: "--feature-gates={{Gate}}=false"}]'
                    target: {kind: Deployment}
                """),
            Controller("clusters/a"),
            Fleet.Sync("clusters/b"),
            Controller("clusters/b"),
            ("bootstrap/values.yaml", $"instance: {{commonArgs: ['--feature-gates={Gate}=false']}}\n"));
        Assert.Equal((true, false), (clusters[0].FeatureGates.IsOff(Gate), clusters[1].FeatureGates.IsOff(Gate)));
    }

    [Fact]
    public void Rules_see_the_gates_of_the_cluster_that_gets_the_object()
    {
        const string Release = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: web, namespace: flux-system}
            spec:
              interval: 1h
              chartRef: {kind: OCIRepository, name: web}
              postRenderers: [{kustomize: {images: [{name: a, newTag: b}]}}]
            """;
        using var repo = new TempRepo(
            Fleet.Sync("clusters/a"), App("clusters/a"), Instance("clusters/a", "--feature-gates=UseHelm3Defaults=true"),
            Fleet.Sync("clusters/b"), App("clusters/b"),
            ("apps/web.yaml", Release));
        var output = Cli.Cli.Run("lint", repo.Root, "--select", "FX421").Output;
        Assert.Contains("1 note", output, StringComparison.Ordinal);
        Assert.Contains("built by clusters/b/flux-system/gotk-sync.yaml:6 > clusters/b/apps.yaml:1", output, StringComparison.Ordinal);
        Assert.Contains("no findings", Cli.Cli.Run("lint", repo.Root, "--select", "FX421", "--cluster", "a").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_cluster_that_is_multitenant_does_not_lock_down_another()
    {
        using var repo = new TempRepo(
            Fleet.Sync("clusters/a"), ("clusters/a/team.yaml", Tenant), Instance("clusters/a", "--log-level=debug", "  cluster: {multitenant: true}"),
            Fleet.Sync("clusters/b"), ("clusters/b/team.yaml", Tenant), Instance("clusters/b", "--log-level=debug"));
        var output = Cli.Cli.Run("lint", repo.Root, "--select", "FX802", "--format", "github").Output;
        Assert.Contains("::error file=clusters/a/team.yaml", output, StringComparison.Ordinal);
        Assert.DoesNotContain("::error file=clusters/b/team.yaml", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_remote_base_is_refused_where_a_cluster_that_builds_it_says_so()
    {
        using var repo = new TempRepo(
            Fleet.Sync("clusters/a"), ("clusters/a/apps.yaml", Fleet.Kustomization("apps", "./a")), Instance("clusters/a", "--no-remote-bases=true"),
            Fleet.Sync("clusters/b"), ("clusters/b/apps.yaml", Fleet.Kustomization("apps", "./b")),
            ("a/kustomization.yaml", "resources: ['https://example.com/a.yaml']\n"),
            ("b/kustomization.yaml", "resources: ['https://example.com/b.yaml']\n"));
        var output = Cli.Cli.Run("lint", repo.Root, "--select", "FX227", "--format", "github").Output;
        Assert.Contains("::error file=a/kustomization.yaml", output, StringComparison.Ordinal);
        Assert.Contains("::warning file=b/kustomization.yaml", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_configuration_gives_each_cluster_its_versions_and_flags_beat_it()
    {
        using var repo = new TempRepo(
            Fleet.Sync("clusters/a"), ("clusters/a/apps.yaml", Fleet.Kustomization("apps", "./apps")),
            Fleet.Sync("clusters/b"), ("clusters/b/apps.yaml", Fleet.Kustomization("apps", "./apps")),
            ("apps/job.yaml", "apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: job, namespace: a}\nspec: {schedule: 0 0 * * *, jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: \"a:1\"}]}}}}}\n"),
            (".dryflux.yaml", """
                fluxVersion: 2.7
                kubernetesVersion: 1.24
                clusters:
                  - {name: a, path: clusters/a, fluxVersion: 2.8, kubernetesVersion: 1.30}
                  - {name: b, path: clusters/b}
                """));
        Assert.Contains("judged for Flux 2.7 (b) and 2.8 (a)", Cli.Cli.Run("lint", repo.Root).Output, StringComparison.Ordinal);
        Assert.Contains("judged for Flux 2.9", Cli.Cli.Run("lint", repo.Root, "--flux-version", "2.9").Output, StringComparison.Ordinal);

        // Gone in one, only deprecated in the other: told once, as the worse of both.
        var output = Cli.Cli.Run("lint", repo.Root, "--select", "FX108").Output;
        Assert.Contains("CronJob `batch/v1beta1` is gone since Kubernetes 1.25: `batch/v1` takes its place", output, StringComparison.Ordinal);
        Assert.DoesNotContain("also in", output, StringComparison.Ordinal);
        Assert.Contains("1 error in", output, StringComparison.Ordinal);
        Assert.Contains("1 warning in", Cli.Cli.Run("lint", repo.Root, "--select", "FX108", "--kubernetes-version", "1.24").Output, StringComparison.Ordinal);
    }

    private const string Tenant = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: team, labels: {toolkit.fluxcd.io/tenant: team}}
        ---
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: team, namespace: team}
        spec:
          interval: 10m
          path: ./team
          prune: true
          serviceAccountName: team
          sourceRef: {kind: GitRepository, name: flux-system, namespace: flux-system}
        """;

    private static (string Path, string Text) App(string directory) => ($"{directory}/apps.yaml", Fleet.Kustomization("apps", "./apps", "  postBuild: {substitute: {known: x}}"));

    private static (string Path, string Text) Instance(string directory, string flag, string extra = "") => ($"{directory}/flux.yaml", $$"""
        apiVersion: fluxcd.controlplane.io/v1
        kind: FluxInstance
        metadata: {name: flux, namespace: flux-system}
        spec:
          distribution: {version: 2.9.x, registry: ghcr.io/fluxcd}
          kustomize:
            patches:
              - target: {kind: Deployment}
                patch: '[{op: add, path: /spec/template/spec/containers/0/args/-, value: "{{flag}}"}]'
        {{extra}}
        """);

    private static (string Path, string Text) Controller(string directory) => ($"{directory}/controller.yaml", """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: kustomize-controller, namespace: flux-system, labels: {app.kubernetes.io/part-of: flux}}
        spec:
          selector: {matchLabels: {app: kustomize-controller}}
          template:
            metadata: {labels: {app: kustomize-controller}}
            spec: {containers: [{name: manager, image: "ghcr.io/fluxcd/kustomize-controller:v1.9.4", args: [--watch-all-namespaces]}]}
        """);
}
