using System.Text.Json;
using Dryflux.Manifests.Simulation;
using Dryflux.Tests.Cli;

namespace Dryflux.Tests.Clusters;

/// <summary>Clusters of one repository may run different Flux: each is judged for its own.</summary>
public sealed class FluxVersionTests
{
    private const string ImageRepository = """
        apiVersion: image.toolkit.fluxcd.io/v1beta2
        kind: ImageRepository
        metadata: {name: podinfo, namespace: flux-system}
        spec: {image: ghcr.io/stefanprodan/podinfo, interval: 5m}

        """;

    private const string NewField = """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: {name: apps, namespace: flux-system}
        spec: {interval: 5m, url: "https://example.com/apps", ref: {branch: main}, sparseCheckout: [apps]}

        """;

    [Theory]
    [InlineData("2.7", "2.9")]
    [InlineData("2.9", "2.5")]
    public void Each_cluster_has_what_it_installs(string first, string second)
    {
        var clusters = Fleet.Simulate(Fleet.Sync("clusters/a"), Components("clusters/a", first), Fleet.Sync("clusters/b"), Components("clusters/b", second));
        Assert.Equal($"a {first}, b {second}", Versions(clusters));
    }

    [Fact]
    public void A_release_older_than_all_known_counts_as_the_oldest()
    {
        using var repo = Repo(NewField, "0.24", "2.9");
        Assert.Contains("judged for Flux 2.0 (a) and 2.9 (b)", Cli.Cli.Run("lint", repo.Root).Output);
    }

    [Fact]
    public void What_another_cluster_installs_says_nothing_and_what_belongs_to_none_is_for_all_others()
    {
        (string, string)[] files = [Fleet.Sync("clusters/a"), Components("clusters/a", "2.5"), Fleet.Sync("clusters/b")];
        Assert.Equal("a 2.5, b 2.9", Versions(Fleet.Simulate(files)));
        Assert.Equal("a 2.5, b 2.7", Versions(Fleet.Simulate([.. files, ("bootstrap/flux.yaml", "instance: {distribution: {version: 2.7.x}}\n")])));
    }

    [Fact]
    public void What_lies_in_an_archive_installs_nothing()
    {
        const string Values = "instance: {distribution: {version: 2.2.x}}\n";
        Assert.Equal("a 2.9", Versions(Fleet.Simulate(Fleet.Sync("clusters/a"), (".archive/flux.yaml", Values))));
        Assert.Equal("a 2.2", Versions(Fleet.Simulate(Fleet.Sync("clusters/a"), ("bootstrap/flux.yaml", Values))));
    }

    [Fact]
    public void A_version_comes_from_the_object_as_it_is_applied()
    {
        const string Instance = """
            apiVersion: fluxcd.controlplane.io/v1
            kind: FluxInstance
            metadata: {name: flux, namespace: flux-system}
            spec: {distribution: {version: 2.6.x, registry: ghcr.io/fluxcd}}
            """;
        var clusters = Fleet.Simulate(
            Fleet.Sync("clusters/a"),
            ("clusters/a/flux.yaml", Fleet.Kustomization("flux", "./flux", "  patches: [{target: {kind: FluxInstance}, patch: '{apiVersion: fluxcd.controlplane.io/v1, kind: FluxInstance, metadata: {name: flux}, spec: {distribution: {version: 2.8.x}}}'}]")),
            Fleet.Sync("clusters/b"),
            ("clusters/b/flux.yaml", Fleet.Kustomization("flux", "./flux")),
            ("flux/instance.yaml", Instance));
        Assert.Equal("a 2.8, b 2.6", Versions(clusters));
    }

    [Fact]
    public void A_version_comes_from_values_remote_bases_and_artifacts()
    {
        var clusters = Fleet.Simulate(
            Fleet.Sync("clusters/a"),
            ("clusters/a/flux.yaml", """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: flux-instance, namespace: flux-system}
                spec:
                  interval: 1h
                  chartRef: {kind: OCIRepository, name: flux-instance}
                  valuesFrom: [{kind: ConfigMap, name: flux-values}]
                """),
            ("clusters/a/values.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: flux-values, namespace: flux-system}\ndata: {values.yaml: 'instance: {distribution: {version: 2.5.x}}'}\n"),
            Fleet.Sync("clusters/b"),
            ("clusters/b/kustomization.yaml", "resources: [flux-system, 'https://github.com/fluxcd/flux2/manifests/install?ref=v2.6.1']\n"),
            ("clusters/b/flux-system/kustomization.yaml", "resources: [gotk-sync.yaml]\n"),
            Fleet.Sync("clusters/c"),
            ("clusters/c/flux.yaml", "apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: flux-manifests, namespace: flux-system}\nspec: {interval: 1h, url: oci://ghcr.io/fluxcd/flux-manifests, ref: {tag: v2.7.2}}\n"));
        Assert.Equal("a 2.5, b 2.6, c 2.7", Versions(clusters));
    }

    [Fact]
    public void Substitution_is_as_strict_as_the_Flux_of_the_cluster()
    {
        var clusters = Fleet.Simulate(
            Fleet.Sync("clusters/a"),
            Components("clusters/a", "2.8"),
            ("clusters/a/apps.yaml", Fleet.Kustomization("apps", "./apps", "  postBuild: {substitute: {known: x}}")),
            Fleet.Sync("clusters/b"),
            Components("clusters/b", "2.9"),
            ("clusters/b/apps.yaml", Fleet.Kustomization("apps", "./apps", "  postBuild: {substitute: {known: x}}")),
            ("apps/config.yaml", Fleet.ConfigMap("config", "${known}${unknown}")));
        Assert.Equal((ComponentState.Built, "x"), (clusters[0].Component("apps").State, clusters[0].Datum("config")));
        Assert.Equal(ComponentState.Failed, clusters[1].Component("apps").State);
    }

    [Fact]
    public void A_file_that_two_clusters_read_is_judged_for_the_newest_and_mended_for_both()
    {
        var (output, fixedText) = Lint(ImageRepository, "2.8", "2.9", "FX101,FX102");
        Assert.Contains("is gone since Flux 2.9", output);
        Assert.Contains("1 error", output);
        Assert.Contains("2 clusters judged for Flux 2.8 (a) and 2.9 (b)", output);
        Assert.Contains("image.toolkit.fluxcd.io/v1\n", fixedText);

        // Flux 2.6 has no v1, 2.9 no v1beta2.
        (output, fixedText) = Lint(ImageRepository, "2.6", "2.9", "FX101,FX102");
        Assert.Contains("no version works with both Flux 2.6 and 2.9", output);
        Assert.Equal(ImageRepository, fixedText);

        // Deprecated in 2.7, but 2.6 has nothing else.
        (output, _) = Lint(ImageRepository, "2.6", "2.7", "FX101,FX102");
        Assert.Contains("no findings", output);
    }

    [Fact]
    public void What_an_old_cluster_does_not_have_is_found_once_and_only_there()
    {
        var (output, _) = Lint(NewField, "2.4", "2.9", "FX106");
        Assert.Contains("came with Flux 2.6; Flux 2.4 does not have it", output);
        Assert.DoesNotContain("also in", output);
        Assert.Contains("1 error", output);

        (output, _) = Lint(NewField, "2.5", "2.4", "FX106");
        Assert.Contains("Flux 2.4 does not have it", output);
        Assert.Contains("also in b/flux-system", output);
        Assert.Contains("1 error", output);

        Assert.Contains("no findings", Lint(NewField, "2.6", "2.9", "FX106").Output);
    }

    [Fact]
    public void A_version_that_is_asked_for_counts_everywhere_and_reports_say_which()
    {
        using var repo = Repo(NewField, "2.4", "2.9");
        Assert.Contains("no findings", Cli.Cli.Run("lint", repo.Root, "--select", "FX106", "--flux-version", "2.9").Output);
        using var json = JsonDocument.Parse(Cli.Cli.Run("lint", repo.Root, "--select", "FX106", "--format", "json").Output);
        Assert.Equal("""[{"name":"a","flux":"2.4"},{"name":"b","flux":"2.9"}]""", JsonSerializer.Serialize(json.RootElement.GetProperty("target").GetProperty("clusters")));
        using var sarif = JsonDocument.Parse(Cli.Cli.Run("lint", repo.Root, "--select", "FX106", "--format", "sarif").Output);
        Assert.Equal("2.4", sarif.RootElement.GetProperty("runs")[0].GetProperty("properties").GetProperty("clusters").GetProperty("a").GetString());
    }

    private static (string Output, string Fixed) Lint(string text, string first, string second, string rules)
    {
        using var repo = Repo(text, first, second);
        var output = Cli.Cli.Run("lint", repo.Root, "--select", rules).Output;
        Cli.Cli.Run("lint", repo.Root, "--select", rules, "--fix");
        return (output, repo.Read("shared/a.yaml"));
    }

    private static TempRepo Repo(string text, string first, string second) => new(
        Fleet.Sync("clusters/a"),
        Components("clusters/a", first),
        ("clusters/a/kustomization.yaml", "resources: [flux-system/gotk-sync.yaml, flux-system/gotk-components.yaml, ../../shared]\n"),
        Fleet.Sync("clusters/b"),
        Components("clusters/b", second),
        ("clusters/b/kustomization.yaml", "resources: [flux-system/gotk-sync.yaml, flux-system/gotk-components.yaml, ../../shared]\n"),
        ("shared/kustomization.yaml", "resources: [a.yaml]\n"),
        ("shared/a.yaml", text));

    private static (string Path, string Text) Components(string directory, string version) => ($"{directory}/flux-system/gotk-components.yaml", $$"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: flux-system
          labels: {app.kubernetes.io/instance: flux-system, app.kubernetes.io/part-of: flux, app.kubernetes.io/version: v{{version}}.1}
        """);

    private static string Versions(IEnumerable<Cluster> clusters) => string.Join(", ", clusters.Select(c => $"{c.Name} {c.Flux}"));
}
