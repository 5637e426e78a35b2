using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Simulator.Flux.Clusters;
using Dryflux.Tests.Cli;
using static Dryflux.Tests.Clusters.Fleet;

namespace Dryflux.Tests.Clusters;

/// <summary>What sources stand for when they are made of others: includes, sparse checkouts, copies.</summary>
public sealed class ArtifactTests
{
    [Fact]
    public void An_include_puts_the_artifact_of_another_repository_in_place()
    {
        var other = new Repository(new MemoryTree([("deploy/cm.yaml", ConfigMap("included")), ("deploy/skip/cm.yaml", ConfigMap("skipped")), ("deploy/no.yaml", "a: b\n")]), prefix: "../other/");
        var cluster = Assert.Single(Simulate(
            new SimulationOptions { Sources = new Dictionary<string, Repository?> { ["GitRepository/flux-system/other"] = other } },
            Sync("clusters/test"),
            ("clusters/test/sources.yaml", Git("whole", "include: [{repository: {name: other}, fromPath: deploy, toPath: apps/other}], ignore: '/apps/other/skip/'") + "\n---\n" + Git("other", "ignore: no.yaml", "https://example.com/other")),
            ("clusters/test/apps.yaml", Of("whole", "./apps")),
            ("apps/cm.yaml", ConfigMap("own"))));
        Assert.Equal("ConfigMap/flux-system/own ConfigMap/flux-system/included", cluster.Component("apps").Ids());
        Assert.Equal("../other/deploy/cm.yaml", cluster.Object("", "ConfigMap", "flux-system", "included")!.Place.Source.Path);
    }

    [Fact]
    public void An_include_that_is_not_at_hand_is_a_gap_and_one_in_the_way_fails()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/sources.yaml", Git("whole", "include: [{repository: {name: other}}]") + "\n---\n" + Git("other", "", "https://example.com/other") + "\n---\n" + Git("self", "include: [{repository: {name: self}}]") + "\n---\n" + Git("clash", "include: [{repository: {name: flux-system}, toPath: apps}]")),
            ("clusters/test/a.yaml", Of("whole", "./apps", "a")),
            ("clusters/test/b.yaml", Of("self", "./apps", "b")),
            ("clusters/test/c.yaml", Of("clash", "./apps", "c")),
            ("apps/cm.yaml", ConfigMap("own")));
        Assert.Contains("GitRepository/flux-system/whole includes GitRepository/flux-system/other: GitRepository/flux-system/other is fetched from https://example.com/other, outside of this repository", cluster.Causes(), StringComparison.Ordinal);
        Assert.Contains("GitRepository/flux-system/self is made of itself", cluster.Causes(), StringComparison.Ordinal);
        Assert.Equal("failed to copy 'flux-system' include from '' to 'apps': there is a directory of that name already", Assert.Single(cluster.Component("c").Errors).Message);
    }

    [Fact]
    public void A_sparse_checkout_has_what_begins_with_its_paths()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/sources.yaml", Git("part", "sparseCheckout: [./apps, base]") + "\n---\n" + Git("none", "sparseCheckout: [gone]")),
            ("clusters/test/a.yaml", Of("part", "./", "a")),
            ("clusters/test/b.yaml", Of("none", "./", "b")),
            ("apps/cm.yaml", ConfigMap("one")),
            ("apps-more/cm.yaml", ConfigMap("two")),
            ("base/cm.yaml", ConfigMap("three")),
            ("cm.yaml", ConfigMap("four")));
        Assert.Equal("ConfigMap/flux-system/one ConfigMap/flux-system/two ConfigMap/flux-system/three", cluster.Component("a").Ids());
        Assert.Equal("sparse checkout dir 'gone' does not exist in repository", Assert.Single(cluster.Component("b").Errors).Message);
    }

    [Fact]
    public void Merged_files_are_one_mapping_and_every_value_keeps_its_place()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/generator.yaml", Generator("""
                  artifacts:
                    - name: web
                      copy:
                        - {from: "@repo/base/**", to: "@artifact/"}
                        - {from: "@repo/prod/*.yaml", to: "@artifact/", strategy: Merge}
                        - {from: "@repo/prod/cm.yaml", to: "@artifact/cm.yaml", strategy: Merge}
                        - {from: "@repo/prod/values.yaml", to: "@artifact/values.yaml", strategy: Merge}
                """)),
            ("clusters/test/web.yaml", External("web")),
            ("base/kustomization.yaml", "resources: [cm.yaml]\nconfigMapGenerator: [{name: values, files: [values.yaml], options: {disableNameSuffixHash: true}}]\n"),
            ("base/cm.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: flux-system}\ndata: {a: base, b: base}\n"),
            ("base/values.yaml", "image: {tag: 1.10, name: web}\nlist: [1]\n---\nmore: yes\n"),
            ("prod/cm.yaml", "data: {b: prod, c: prod}\n"),
            ("prod/values.yaml", "image: {name: null}\nlist: []\n"));
        Assert.Empty(cluster.Component("web").Errors);
        var data = cluster.Object("", "ConfigMap", "flux-system", "settings")!.Resource.Field["data"];
        Assert.Equal(("base", "prod", "prod"), (data["a"].Text, data["b"].Text, data["c"].Text));
        Assert.Equal(("base/cm.yaml", "prod/cm.yaml"), (data["a"].Origin.Source.Path, data["b"].Origin.Source.Path));
        Assert.Equal("image:\n  name: null\n  tag: 1.1\nlist: []\nmore: true\n", cluster.Component("web").Objects.Single(o => o.Id.Name == "values").Resource.Field["data"]["values.yaml"].Text);
    }

    [Fact]
    public void An_archive_is_unpacked()
    {
        using var repo = new TempRepo(
            Sync("clusters/test"),
            ("clusters/test/generator.yaml", Generator("""
                  artifacts:
                    - name: web
                      copy: [{from: "@repo/vendor/**/*.tgz", to: "@artifact/out", strategy: Extract}]
                    - name: broken
                      copy: [{from: "@repo/apps/cm.yaml", to: "@artifact/out", strategy: Extract}]
                """)),
            ("clusters/test/web.yaml", External("web")),
            ("clusters/test/broken.yaml", External("broken")),
            ("apps/cm.yaml", ConfigMap("x")));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        using (var tar = new TarWriter(gzip))
        {
            foreach (var name in (string[])["manifests/cm.yaml", "../outside.yaml", "/root.yaml"])
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(ConfigMap("packed"))) });
            }
        }

        repo.Add("vendor/a/b/app.tgz", packed.ToArray());
        var (_, output, error) = Cli.Cli.Run("build", repo.Root, "--show-origin");
        Assert.Contains("# vendor/a/b/app.tgz/manifests/cm.yaml:1 < clusters/test/web.yaml:1", output, StringComparison.Ordinal);
        Assert.Single(output.Split("name: packed\n")[1..]);
        Assert.Contains("Kustomization/flux-system/broken: clusters/test/generator.yaml:10:21: the strategy Extract takes .tar.gz and .tgz alone, not 'apps/cm.yaml'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Directories_that_match_a_pattern_make_an_artifact_each()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/generator.yaml", Generator("""
                  pathPattern: "@repo/teams/{team}/{app}"
                  artifacts:
                    - name: "{team}-{app}"
                      copy: [{from: "@repo/teams/{team}/{app}/**", to: "@artifact/"}]
                """)),
            ("clusters/test/a.yaml", External("red-web")),
            ("clusters/test/b.yaml", External("red-gone")),
            ("clusters/test/c.yaml", External("gone")),
            ("teams/Red/web/cm.yaml", ConfigMap("web")),
            ("teams/Red/web/deeper/cm.yaml", ConfigMap("deeper")));
        Assert.Equal("ConfigMap/flux-system/web ConfigMap/flux-system/deeper", cluster.Component("red-web").Ids());
        Assert.Contains("no directory that matches `@repo/teams/{team}/{app}` makes ExternalArtifact/flux-system/red-gone", cluster.Causes(), StringComparison.Ordinal);
        Assert.Contains("no ArtifactGenerator in Git makes ExternalArtifact/flux-system/gone", cluster.Causes(), StringComparison.Ordinal);
        Assert.Equal(PresenceKind.Produced, cluster.Find(Id("source.toolkit.fluxcd.io", "ExternalArtifact", "flux-system", "red-web")).Kind);
        Assert.Equal(PresenceKind.Possible, cluster.Find(Id("source.toolkit.fluxcd.io", "ExternalArtifact", "flux-system", "gone")).Kind);
    }

    private static string Git(string name, string extra, string url = "ssh://git@example.com/org/fleet") => $$"""
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: {name: {{name}}, namespace: flux-system}
        spec: {interval: 1m, url: "{{url}}", ref: {branch: main}, {{extra}} }
        """;

    private static string Of(string source, string path, string name = "apps") => Kustomization(name, path).Replace("name: flux-system}\n", $"name: {source}}}\n", StringComparison.Ordinal);

    private static string External(string name) => Kustomization(name, "./").Replace("{kind: GitRepository, name: flux-system}", $"{{kind: ExternalArtifact, name: {name}}}", StringComparison.Ordinal);

    private static string Generator(string artifacts) => $$"""
        apiVersion: source.extensions.fluxcd.io/v1beta1
        kind: ArtifactGenerator
        metadata: {name: apps, namespace: flux-system}
        spec:
          sources: [{alias: repo, kind: GitRepository, name: flux-system}]
        {{artifacts}}
        """;
}
