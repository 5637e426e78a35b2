using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Simulator.Flux.Clusters;
using static Dryflux.Tests.Clusters.Fleet;

namespace Dryflux.Tests.Clusters;

/// <summary>How a cluster grows: children, patches, sources, other clusters.</summary>
public sealed class GrowthTests
{
    [Fact]
    public void Patches_of_a_parent_reach_the_children_and_what_they_apply()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/apps.yaml", Kustomization("apps", "./apps", """
                  patches:
                    - target: {kind: Kustomization}
                      patch: |
                        - op: add
                          path: /spec/patches
                          value:
                            - target: {kind: ConfigMap}
                              patch: |
                                - op: replace
                                  path: /data/key
                                  value: patched
                """)),
            ("apps/web.yaml", Kustomization("web", "./web")),
            ("web/cm.yaml", ConfigMap("settings", "plain")));

        Assert.Equal("patched", cluster.Datum("settings"));
        Assert.Equal("clusters/test/apps.yaml", cluster.Object("", "ConfigMap", "flux-system", "settings")!.Resource.Field["data"]["key"].Origin.Source.Path);
        Assert.Equal(
            ["web/cm.yaml", "apps/web.yaml", "clusters/test/apps.yaml", "clusters/test/flux-system/gotk-sync.yaml"],
            cluster.Object("", "ConfigMap", "flux-system", "settings")!.Trail.Select(p => p.Source.Path).Prepend("web/cm.yaml").Distinct());
    }

    [Fact]
    public void Loops_end()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/a.yaml", Kustomization("a", "./a")),
            ("a/b.yaml", Kustomization("b", "./b")),
            ("b/a.yaml", Kustomization("a", "./a")));
        Assert.Equal(["flux-system", "a", "b"], cluster.Components.Select(c => c.Id.Name));
        Assert.Equal(2, cluster.All(Id("kustomize.toolkit.fluxcd.io", "Kustomization", "flux-system", "a")).Count);
    }

    [Fact]
    public void A_kustomization_that_multiplies_itself_ends_with_a_gap()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/a.yaml", Kustomization("a", "./a", "  postBuild: {substitute: {n: x}}")),
            ("a/a.yaml", Kustomization("\"a${n}\"", "./a", "  postBuild: {substitute: {n: \"${n}x\"}}")));
        Assert.Contains("ever more", cluster.Causes(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_is_missing_is_an_error_of_the_component()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/apps.yaml", Kustomization("apps", "./missing")),
            ("clusters/test/late.yaml", Kustomization("late", "../late")),
            ("late/cm.yaml", ConfigMap("settings")));

        var apps = cluster.Component("apps");
        Assert.Equal(ComponentState.Failed, apps.State);
        Assert.Equal("clusters/test/apps.yaml:6:9: kustomization path not found: missing does not exist in GitRepository/flux-system/flux-system", Assert.Single(apps.Errors).ToString());
        Assert.Equal(PresenceKind.Possible, cluster.Find(Id("", "ConfigMap", "a", "b")).Kind);
        Assert.Equal("x", cluster.Datum("settings"));
        Assert.Contains(cluster.Edges, e => e.Kind == ClusterEdgeKind.Path && !e.IsResolved && e.TargetId.Name == "missing");
    }

    [Fact]
    public void What_kube_config_sends_away_is_another_cluster()
    {
        var clusters = Simulate(
            Sync("hub"),
            ("hub/spoke.yaml", Kustomization("spoke", "./spoke", "  kubeConfig: {secretRef: {name: spoke-kubeconfig}}")),
            ("spoke/cm.yaml", ConfigMap("settings")));

        Assert.Equal(["hub", "hub/flux-system/spoke-kubeconfig"], clusters.Select(c => c.Name));
        Assert.True(clusters[0].Component("spoke").IsRemote);
        Assert.Null(clusters[0].Datum("settings"));
        Assert.Equal("x", clusters[1].Datum("settings"));
        Assert.Equal("spoke", Assert.Single(clusters[1].Objects).Owner.Id.Name);
        Assert.Equal(PresenceKind.Possible, clusters[1].Find(Id("", "Namespace", "", "other")).Kind);
    }

    [Fact]
    public void A_source_elsewhere_is_a_gap_once()
    {
        const string Elsewhere = """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: OCIRepository
            metadata: {name: other, namespace: flux-system}
            spec: {interval: 1m, url: "oci://example.com/other"}
            """;
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/a.yaml", Kustomization("a", "./a").Replace("{kind: GitRepository, name: flux-system}", "{kind: OCIRepository, name: other}", StringComparison.Ordinal)),
            ("clusters/test/b.yaml", Kustomization("b", "./b").Replace("{kind: GitRepository, name: flux-system}", "{kind: OCIRepository, name: other}", StringComparison.Ordinal)),
            ("clusters/test/c.yaml", Elsewhere));

        var gap = Assert.Single(cluster.Gaps);
        Assert.Equal("OCIRepository/flux-system/other is fetched from oci://example.com/other, outside of this repository", gap.Cause);
        Assert.Equal(["a", "b"], gap.Components.Select(c => c.Id.Name));
        Assert.Equal(ComponentState.NotAtHand, cluster.Component("a").State);
        Assert.Equal(PresenceKind.Possible, cluster.Find(Id("", "ConfigMap", "a", "b")).Kind);
    }

    [Fact]
    public void A_git_repository_of_the_same_address_is_this_repository_unless_it_names_another_branch()
    {
        static string Source(string name, string reference) => $$"""
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: {{name}}, namespace: flux-system}
            spec: {interval: 1m, url: "https://example.com/org/fleet.git", ref: {{reference}} }
            """;
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/sources.yaml", Source("same", "{semver: 1.x}") + "\n---\n" + Source("dev", "{branch: dev}")),
            ("clusters/test/a.yaml", Kustomization("a", "./a").Replace("name: flux-system}\n", "name: same}\n", StringComparison.Ordinal)),
            ("clusters/test/b.yaml", Kustomization("b", "./a").Replace("name: flux-system}\n", "name: dev}\n", StringComparison.Ordinal)),
            ("a/cm.yaml", ConfigMap("settings")));

        Assert.Equal(ComponentState.Built, cluster.Component("a").State);
        Assert.Equal(ComponentState.NotAtHand, cluster.Component("b").State);
    }

    [Fact]
    public void A_mapped_source_is_read_where_the_configuration_says()
    {
        var other = new Repository(new MemoryTree([("deploy/cm.yaml", ConfigMap("settings", "mapped"))]), prefix: "../other/");
        var cluster = Assert.Single(Simulate(
            new SimulationOptions { Sources = new Dictionary<string, Repository?> { ["OCIRepository/flux-system/other"] = other } },
            Sync("clusters/test"),
            ("clusters/test/a.yaml", Kustomization("a", "./deploy").Replace("{kind: GitRepository, name: flux-system}", "{kind: OCIRepository, name: other}", StringComparison.Ordinal))));

        Assert.Equal("mapped", cluster.Datum("settings"));
        Assert.Equal("../other/deploy/cm.yaml", cluster.Object("", "ConfigMap", "flux-system", "settings")!.Place.Source.Path);
    }

    [Fact]
    public void What_is_ignored_never_reaches_the_artifact()
    {
        var cluster = One(
            Sync("clusters/test"),
            (".sourceignore", "notes.yaml\n/off/\n"),
            ("clusters/test/apps.yaml", Kustomization("apps", "./apps")),
            ("clusters/test/off.yaml", Kustomization("off", "./off")),
            ("apps/cm.yaml", ConfigMap("settings")),
            ("apps/notes.yaml", "not: an object\n"),
            ("off/cm.yaml", ConfigMap("off")));

        Assert.Equal("ConfigMap/flux-system/settings", cluster.Component("apps").Ids());
        Assert.Equal(ComponentState.Failed, cluster.Component("off").State);
    }

    [Fact]
    public void Ignore_of_a_source_counts_too()
    {
        var (path, text) = Sync("clusters/test");
        var cluster = One(
            (path, text.Replace("ref: {branch: main} }", "ref: {branch: main}, ignore: \"*.bak.yaml\"}", StringComparison.Ordinal)),
            ("clusters/test/apps.yaml", Kustomization("apps", "./apps")),
            ("apps/cm.yaml", ConfigMap("settings")),
            ("apps/cm.bak.yaml", ConfigMap("settings")));
        Assert.Equal("ConfigMap/flux-system/settings", cluster.Component("apps").Ids());
    }

    [Fact]
    public void An_artifact_generator_copies_files()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/generator.yaml", """
                apiVersion: source.extensions.fluxcd.io/v1beta1
                kind: ArtifactGenerator
                metadata: {name: apps, namespace: flux-system}
                spec:
                  sources:
                    - {alias: repo, kind: GitRepository, name: flux-system}
                  artifacts:
                    - name: web
                      copy:
                        - {from: "@repo/apps/base/**", to: "@artifact/base/", exclude: ["*.md", skip.yaml]}
                        - {from: "@repo/overlays/web", to: "@artifact/"}
                """),
            ("clusters/test/web.yaml", Kustomization("web", "./web", "  components: [../base/part]").Replace("{kind: GitRepository, name: flux-system}", "{kind: ExternalArtifact, name: web}", StringComparison.Ordinal)),
            ("apps/base/kustomization.yaml", "resources: [cm.yaml]\n"),
            ("apps/base/cm.yaml", ConfigMap("base")),
            ("apps/base/skip.yaml", "not: copied\n"),
            ("apps/base/part/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [cm.yaml]\n"),
            ("apps/base/part/cm.yaml", ConfigMap("part")),
            ("overlays/web/kustomization.yaml", "resources: [../base]\n"));

        Assert.Equal("ConfigMap/flux-system/base ConfigMap/flux-system/part", cluster.Component("web").Ids());
        Assert.Equal("apps/base/cm.yaml", cluster.Object("", "ConfigMap", "flux-system", "base")!.Place.Source.Path);
        Assert.Empty(cluster.Gaps);
    }

    [Fact]
    public void A_template_hides_no_other_kinds_than_it_names()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/set.yaml", """
                apiVersion: fluxcd.controlplane.io/v1
                kind: ResourceSet
                metadata: {name: apps, namespace: flux-system}
                spec:
                  resources:
                    - {apiVersion: v1, kind: ConfigMap, metadata: {name: "<< inputs.name >>", namespace: flux-system}}
                """));
        Assert.Equal(PresenceKind.Possible, cluster.Find(Id("", "ConfigMap", "flux-system", "a")).Kind);
        Assert.Equal(PresenceKind.Absent, cluster.Find(Id("", "Secret", "flux-system", "a")).Kind);
    }

    [Fact]
    public void The_artifact_of_Flux_hides_nothing_but_Flux()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/flux.yaml", "apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: flux, namespace: flux-system}\nspec: {interval: 1h, url: oci://ghcr.io/fluxcd/flux-manifests, ref: {tag: v2.9.4}}\n---\n"
                + Kustomization("flux", "./").Replace("kind: GitRepository, name: flux-system", "kind: OCIRepository, name: flux", StringComparison.Ordinal)));
        Assert.Equal(AnalysisGapKind.FluxItself, Assert.Single(cluster.Gaps).Kind);
        Assert.Equal(PresenceKind.Possible, cluster.Find(Id("apps", "Deployment", "flux-system", "kustomize-controller")).Kind);
        Assert.Equal(PresenceKind.Possible, cluster.Find(Id("apiextensions.k8s.io", "CustomResourceDefinition", "", "HelmRelease.helm.toolkit.fluxcd.io")).Kind);
        Assert.Equal(PresenceKind.Absent, cluster.Find(Id("", "Secret", "flux-system", "age")).Kind);
        Assert.Equal(PresenceKind.Absent, cluster.Find(Id("apps", "Deployment", "apps", "podinfo")).Kind);
    }

    [Fact]
    public void An_object_that_makes_a_gap_by_its_absence_is_not_hidden_by_it()
    {
        var cluster = One(Sync("clusters/test"), ("clusters/test/apps.yaml", Kustomization("apps", "./").Replace("name: flux-system}", "name: elsewhere}", StringComparison.Ordinal)));
        Assert.Equal(PresenceKind.Absent, cluster.Find(Id("source.toolkit.fluxcd.io", "GitRepository", "flux-system", "elsewhere")).Kind);
        Assert.Equal(PresenceKind.Possible, cluster.Find(Id("source.toolkit.fluxcd.io", "GitRepository", "flux-system", "another")).Kind);
    }

    [Fact]
    public void Presence_tells_applied_produced_and_external_objects_apart()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/objects.yaml", """
                apiVersion: cert-manager.io/v1
                kind: Certificate
                metadata: {name: web, namespace: apps}
                spec: {secretName: web-tls}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: shared, namespace: apps, annotations: {reflector.v1.k8s.emberstack.com/reflection-auto-enabled: "true"}}
                """));
        Assert.Equal(PresenceKind.Applied, cluster.Find(Id("", "Secret", "apps", "shared")).Kind);
        Assert.Equal(PresenceKind.Produced, cluster.Find(Id("", "Secret", "elsewhere", "shared")).Kind);
        Assert.Equal("Certificate/apps/web", cluster.Find(Id("", "Secret", "apps", "web-tls")).Object!.Id.ToString());
        Assert.Equal(PresenceKind.External, cluster.Find(Id("", "Namespace", "", "kube-system")).Kind);
        Assert.Equal(PresenceKind.Absent, cluster.Find(Id("", "Namespace", "", "apps")).Kind);
    }

    [Fact]
    public void Edges_name_the_field_and_what_is_needed()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/apps.yaml", Kustomization("apps", "./apps", """
                  dependsOn: [{name: infra}]
                  serviceAccountName: deployer
                  decryption: {provider: sops, secretRef: {name: age}}
                  healthChecks: [{apiVersion: v1, kind: ConfigMap, name: settings, namespace: flux-system}]
                """)),
            ("apps/cm.yaml", ConfigMap("settings")),
            ("apps/widget.yaml", "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w, namespace: flux-system}\n"));
        var edges = cluster.Edges.Where(e => e.From.Id.Name is "apps" or "w" && e.Kind != ClusterEdgeKind.Namespace).Select(e => $"{e.Kind} {e.Field.Path} {e.TargetId} {e.IsResolved}");
        Assert.Equal(
            [
                "Path spec.path Directory/apps True",
                "Source spec.sourceRef.name GitRepository/flux-system/flux-system True",
                "DependsOn spec.dependsOn[0].name Kustomization/flux-system/infra False",
                "HealthCheck spec.healthChecks[0].name ConfigMap/flux-system/settings True",
                "ServiceAccount spec.serviceAccountName ServiceAccount/flux-system/deployer False",
                "Secret spec.decryption.secretRef.name Secret/flux-system/age False",
                "Crd kind CustomResourceDefinition/Widget.example.com False",
            ],
            edges);
    }

    [Fact]
    public void The_result_does_not_depend_on_threads()
    {
        (string, string)[] files =
        [
            Sync("clusters/test"),
            .. Enumerable.Range(0, 40).Select(i => ($"clusters/test/k{i}.yaml", Kustomization($"k{i}", $"./k{i}"))),
            .. Enumerable.Range(0, 40).Select(i => ($"k{i}/cm.yaml", ConfigMap($"c{i % 7}"))),
        ];
        var first = One(files);
        for (var run = 0; run < 5; run++)
        {
            var again = One(files);
            Assert.Equal(first.Objects.Select(o => $"{o.Owner} {o}"), again.Objects.Select(o => $"{o.Owner} {o}"));
            Assert.Equal(first.Edges.Select(e => e.ToString()), again.Edges.Select(e => e.ToString()));
        }
    }
}
