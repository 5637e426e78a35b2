using Dryflux.Analyzer;
using Dryflux.Tests.Clusters;

namespace Dryflux.Tests.Cli;

/// <summary><c>dryflux build</c>: whole clusters.</summary>
public sealed class BuildCommandTests
{
    private const string Secret = """
        apiVersion: v1
        kind: Secret
        metadata: {name: secrets, namespace: flux-system}
        stringData: {token: "ENC[AES256_GCM,data:abc,iv:abc,tag:abc,type:str]"}
        sops: {mac: "ENC[AES256_GCM,data:abc,iv:abc,tag:abc,type:str]"}
        """;

    [Fact]
    public void Every_object_is_printed_once_and_what_is_encrypted_is_masked()
    {
        using var repo = Repo();
        var (exit, output, error) = Cli.Run("build", repo.Root, "--cluster", "one");
        Assert.Equal(ExitCode.Clean, exit);
        Assert.StartsWith("# one: Kustomization/flux-system/flux-system\napiVersion: kustomize.toolkit.fluxcd.io/v1\n", output, StringComparison.Ordinal);
        Assert.Contains("# one: Kustomization/flux-system/apps\napiVersion: v1\ndata:\n  key: region-${token}\nkind: ConfigMap\n", output, StringComparison.Ordinal);
        Assert.Contains("token: '**SOPS**'\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("ENC[", output, StringComparison.Ordinal);
        Assert.Equal("not known: clusters/one/apps.yaml:10:33: the values of Secret/flux-system/secrets are encrypted\n", error);
    }

    [Fact]
    public void Variables_that_are_not_in_git_come_from_flags()
    {
        using var repo = Repo().Add("vars.env", "# of the cluster\ntoken=from-file\nother=x\n"u8.ToArray());
        Assert.Contains("key: region-given\n", Cli.Run("build", repo.Root, "--cluster", "one", "--set", "token=given").Output, StringComparison.Ordinal);
        Assert.Contains("key: region-from-file\n", Cli.Run("build", repo.Root, "--cluster", "one", "--vars-file", repo["vars.env"]).Output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Usage, "dryflux: --set: 'token' is not NAME=VALUE\n"), Failure(Cli.Run("build", repo.Root, "--set", "token")));
    }

    [Fact]
    public void Origins_stand_before_the_objects()
    {
        using var repo = Repo();
        var output = Cli.Run("build", repo.Root, "--cluster", "one", "--show-origin").Output;
        Assert.Contains("# apps/cm.yaml:1 < clusters/one/apps.yaml:1 < clusters/one/flux-system/gotk-sync.yaml:6\napiVersion: v1\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_written_for_each_kustomization()
    {
        using var repo = Repo();
        var (exit, output, _) = Cli.Run("build", repo.Root, "--output-dir", repo["out"]);
        Assert.Equal((ExitCode.Clean, ""), (exit, output));
        Assert.Equal(
            ["one/flux-system/apps.yaml", "one/flux-system/flux-system.yaml", "two/flux-system/flux-system.yaml"],
            Directory.EnumerateFiles(repo["out"], "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(repo["out"], f).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.StartsWith("apiVersion: v1\n", repo.Read("out/one/flux-system/apps.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_cannot_lead_out_of_the_directory()
    {
        using var repo = Repo().Add("clusters/two/climb.yaml", System.Text.Encoding.UTF8.GetBytes(Fleet.Kustomization("../../climb", "./apps")));
        Cli.Run("build", repo.Root, "--cluster", "two", "--output-dir", repo["out"]);
        Assert.True(File.Exists(repo["out/two/flux-system/.._.._climb.yaml"]));
    }

    [Fact]
    public void Composed_values_are_shown_with_the_lines_that_set_them()
    {
        using var repo = Repo().Add("apps/web.yaml", """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: web, namespace: flux-system}
            spec:
              interval: 1h
              chartRef: {kind: OCIRepository, name: web}
              valuesFrom:
                - {kind: ConfigMap, name: web-values}
                - {kind: Secret, name: secrets, valuesKey: token, targetPath: token}
              values: {replicas: 2}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: web-values, namespace: flux-system}
            data:
              values.yaml: |
                replicas: 1
                image:
                  tag: "1.0"
            """u8.ToArray());
        var (exit, output, error) = Cli.Run("build", repo.Root, "--cluster", "one", "--show-origin");
        Assert.Equal(ExitCode.Clean, exit);
        Assert.Contains("""
            # values as composed:
            #   replicas: 2 < apps/web.yaml:10
            #   image.tag: 1.0 < apps/web.yaml:19
            #   token: ${Secret/flux-system/secrets:token} < apps/web.yaml:9

            """, output, StringComparison.Ordinal);
        Assert.Contains("not known: apps/web.yaml:6:3: the chart of HelmRelease/flux-system/web (OCIRepository web) is not rendered, so what it installs is not known\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_that_fails_is_told_and_makes_the_exit_code_1()
    {
        using var repo = Repo().Add("clusters/two/gone.yaml", System.Text.Encoding.UTF8.GetBytes(Fleet.Kustomization("gone", "./gone")));
        var (exit, output, error) = Cli.Run("build", repo.Root, "--cluster", "two");
        Assert.Equal(ExitCode.Findings, exit);
        Assert.Contains("name: gone\n", output, StringComparison.Ordinal);
        Assert.Equal("two: Kustomization/flux-system/gone: clusters/two/gone.yaml:6:9: kustomization path not found: gone does not exist in GitRepository/flux-system/flux-system\n", error);
    }

    [Fact]
    public void A_cluster_that_is_not_there_is_wrong_usage()
    {
        using var repo = Repo();
        Assert.Equal((ExitCode.Usage, "dryflux: --cluster: there is no cluster 'onne' (did you mean one?); there are one, two\n"), Failure(Cli.Run("build", repo.Root, "--cluster", "onne")));
        using var empty = new TempRepo(("a.yaml", "a: b\n"));
        Assert.StartsWith("dryflux: no cluster was found", Cli.Run("build", empty.Root).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_maps_sources_and_names_clusters()
    {
        using var repo = Repo()
            .Add("elsewhere/deploy/cm.yaml", System.Text.Encoding.UTF8.GetBytes(Fleet.ConfigMap("mapped")))
            .Add("clusters/two/other.yaml", System.Text.Encoding.UTF8.GetBytes(Fleet.Kustomization("other", "./deploy").Replace("kind: GitRepository, name: flux-system", "kind: OCIRepository, name: other", StringComparison.Ordinal)))
            .Add(".dryflux.yaml", "version: 1\nclusters: [{name: live, path: ./clusters/two}]\nsources: {OCIRepository/flux-system/other: elsewhere}\n"u8.ToArray());
        var (exit, output, _) = Cli.Run("build", repo.Root);
        Assert.Equal(ExitCode.Clean, exit);
        Assert.Contains("# live: Kustomization/flux-system/other\napiVersion: v1\n", output, StringComparison.Ordinal);
    }

    private static (ExitCode Exit, string Error) Failure((ExitCode Exit, string Output, string Error) run) => (run.Exit, run.Error);

    internal static TempRepo Repo() => new(
        Fleet.Sync("clusters/one"),
        Fleet.Sync("clusters/two"),
        ("clusters/one/apps.yaml", Fleet.Kustomization("apps", "./apps", """
              dependsOn: [{name: infra}]
              postBuild: {substituteFrom: [{kind: Secret, name: secrets}]}
            """)),
        ("clusters/one/secret.yaml", Secret),
        ("apps/cm.yaml", Fleet.ConfigMap("settings", "region-${token}")));
}
