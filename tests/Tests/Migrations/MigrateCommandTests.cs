using System.Text;
using Dryflux.Analyzer;
using Dryflux.Tests.Cli;
using Dryflux.Tests.Clusters;

namespace Dryflux.Tests.Migrations;

public sealed class MigrateCommandTests
{
    [Fact]
    public void What_flux_migrate_rewrites_is_rewritten_and_the_rest_stays_to_the_byte()
    {
        const string Before = """
            # comments stay
            apiVersion: image.toolkit.fluxcd.io/v1beta1   # so do these
            kind: ImageRepository
            ---



            kind: "ImagePolicy"
            metadata: {name: a}
            apiVersion: 'image.toolkit.fluxcd.io/v1beta2'
            ---
            spec:
              wait: true
              healthChecks:
                - apiVersion: image.toolkit.fluxcd.io/v1beta1 # from v1beta1
                  kind: ImageRepository
            ---
            # apiVersion: image.toolkit.fluxcd.io/v1beta1
            # kind: ImageRepository
            apiVersion: image.toolkit.fluxcd.io/v1/v2
            kind: ImagePolicy
            ---
            apiVersion: notification.toolkit.fluxcd.io/v1beta3
            kind: Provider

            """;
        var after = Before
            .Replace("fluxcd.io/v1beta1   # so", "fluxcd.io/v1   # so", StringComparison.Ordinal)
            .Replace("'image.toolkit.fluxcd.io/v1beta2'", "'image.toolkit.fluxcd.io/v1'", StringComparison.Ordinal)
            .Replace("fluxcd.io/v1beta1 # from", "fluxcd.io/v1 # from", StringComparison.Ordinal);
        using var repo = new TempRepo(("a.yaml", Before), ("other.txt", Before));
        repo.Add("windows.yml", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Before.Replace("\n", "\r\n", StringComparison.Ordinal))]);
        File.CreateSymbolicLink(repo["link.yaml"], "a.yaml");

        var (exit, output, error) = Cli.Cli.Run("migrate", repo.Root, "--to", "2.9");
        Assert.Equal(
            """
            a.yaml: change ImageRepository to `v1` (2 times), change ImagePolicy to `v1`
            windows.yml: change ImageRepository to `v1` (2 times), change ImagePolicy to `v1`
            2 files migrated to Flux 2.9, 0 places left to you

            """,
            output);
        Assert.Equal((ExitCode.Clean, ""), (exit, error));
        Assert.Equal((after, Before), (repo.Read("a.yaml"), repo.Read("other.txt")));
        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(after.Replace("\n", "\r\n", StringComparison.Ordinal))], File.ReadAllBytes(repo["windows.yml"]));
        Assert.Equal("a.yaml", new FileInfo(repo["link.yaml"]).LinkTarget);

        Assert.Equal((ExitCode.Clean, "nothing to migrate: every Flux API version here is the newest of Flux 2.9\n", ""), Cli.Cli.Run("migrate", repo.Root));
    }

    [Fact]
    public void Fields_move_with_the_version_and_useless_ones_go()
    {
        Migrates(
            """
            apiVersion: kustomize.toolkit.fluxcd.io/v1beta2
            kind: Kustomization
            metadata: {name: apps}
            spec:
              validation: client
              # the reason
              patchesStrategicMerge:
                - apiVersion: helm.toolkit.fluxcd.io/v2beta1
                  kind: HelmRelease
                  metadata: {name: podinfo}
                  spec:
                    chart:
                      spec:
                        valuesFile: prod.yaml # why
              sourceRef: {apiVersion: source.toolkit.fluxcd.io/v1beta2, kind: GitRepository, name: flux-system}
            """,
            """
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: apps}
            spec:
              # the reason
              patches:
                - patch: |
                    apiVersion: helm.toolkit.fluxcd.io/v2
                    kind: HelmRelease
                    metadata: {name: podinfo}
                    spec:
                      chart:
                        spec:
                          valuesFiles:
                            - prod.yaml # why
              sourceRef: {apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository, name: flux-system}
            """);
    }

    [Fact]
    public void Versions_are_found_in_targets_selectors_and_receivers()
    {
        Migrates(
            """
            apiVersion: notification.toolkit.fluxcd.io/v1beta2
            kind: Receiver
            spec:
              resources:
                - {apiVersion: source.toolkit.fluxcd.io/v1beta1, kind: GitRepository, name: flux-system}
            """,
            """
            apiVersion: notification.toolkit.fluxcd.io/v1
            kind: Receiver
            spec:
              resources:
                - {apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository, name: flux-system}
            """);
        Migrates(
            """
            resources: [a.yaml]
            patches:
              - target: {group: helm.toolkit.fluxcd.io, version: v2beta1, kind: HelmRelease}
                patch: |
                  - {op: add, path: /spec/interval, value: 5m}
              - target: {version: v1beta2, kind: Kustomization}
                patch: |
                  - {op: add, path: /spec/interval, value: 5m}
              - target: {version: v1beta1, kind: Provider, name: not-flux}
                path: p.yaml
            """,
            """
            resources: [a.yaml]
            patches:
              - target: {group: helm.toolkit.fluxcd.io, version: v2, kind: HelmRelease}
                patch: |
                  - {op: add, path: /spec/interval, value: 5m}
              - target: {version: v1, kind: Kustomization}
                patch: |
                  - {op: add, path: /spec/interval, value: 5m}
              - target: {version: v1beta1, kind: Provider, name: not-flux}
                path: p.yaml
            """,
            "kustomization.yaml");
    }

    [Fact]
    public void Text_that_no_build_reaches_or_no_parser_reads_is_migrated_too()
    {
        const string Template = """
            {{- if .Values.enabled }}
            {{- /* was
            apiVersion: helm.toolkit.fluxcd.io/v2beta1
            kind: HelmRelease
            */}}
            apiVersion: helm.toolkit.fluxcd.io/v2beta1
            {{- with .Values.extra }}
            {{ . }}
            {{- end }}
            kind: HelmRelease
            spec:
              chart: {{ .Values.chart }}
            {{- end }}
            """;
        Migrates(Template, Template.Replace("*/}}\napiVersion: helm.toolkit.fluxcd.io/v2beta1", "*/}}\napiVersion: helm.toolkit.fluxcd.io/v2", StringComparison.Ordinal), "chart/templates/release.yaml");
        Migrates(
            """
            extraObjects:
              - apiVersion: source.toolkit.fluxcd.io/v1beta2
                kind: HelmRepository
            text: |
              kind: HelmRepository
              apiVersion: source.toolkit.fluxcd.io/v1beta1
            """,
            """
            extraObjects:
              - apiVersion: source.toolkit.fluxcd.io/v1
                kind: HelmRepository
            text: |
              kind: HelmRepository
              apiVersion: source.toolkit.fluxcd.io/v1
            """,
            "values.yaml");
    }

    [Theory]
    [InlineData("2.9", "v1")]
    [InlineData("2.7", "v1")]
    [InlineData("v2.6.4", "v1beta2")]
    [InlineData("2.0", "v1beta2")]
    public void Every_version_becomes_the_newest_of_the_release(string to, string version)
    {
        const string Before = "apiVersion: image.toolkit.fluxcd.io/v1beta1\nkind: ImagePolicy\nmetadata: {name: a}\n";
        using var repo = new TempRepo(("a.yaml", Before));
        Assert.Equal(ExitCode.Clean, Cli.Cli.Run("migrate", repo.Root, "--to", to).Exit);
        Assert.Equal(Before.Replace("v1beta1", version, StringComparison.Ordinal), repo.Read("a.yaml"));
    }

    [Fact]
    public void Nothing_is_changed_back()
    {
        const string Text = "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImagePolicy\nmetadata: {name: a}\n";
        using var repo = new TempRepo(("a.yaml", Text), ("chart/Chart.yaml", "name: a\n"), ("chart/templates/a.yaml", Text));
        var (exit, output, _) = Cli.Cli.Run("migrate", repo.Root, "--to", "2.6");
        Assert.Equal(
            """
            left to you: a.yaml:1:13: ImagePolicy `image.toolkit.fluxcd.io/v1` came with Flux 2.7; Flux 2.6 does not have it, and nothing is changed back: change it by hand
            left to you: chart/templates/a.yaml:1:13: ImagePolicy `image.toolkit.fluxcd.io/v1` came with Flux 2.7; Flux 2.6 does not have it, and nothing is changed back: change it by hand
            0 files migrated to Flux 2.6, 2 places left to you

            """,
            output);
        Assert.Equal((ExitCode.Findings, Text), (exit, repo.Read("a.yaml")));
    }

    [Fact]
    public void What_a_person_must_decide_is_named_and_left_whole()
    {
        const string Renamed = """
            apiVersion: kustomize.toolkit.fluxcd.io/v1beta2
            kind: Kustomization
            metadata: {name: apps}
            spec:
              namePrefix: team-
              patchesJson6902:
                - target: {kind: Deployment, name: podinfo}
                  patch:
                    - {op: remove, path: /spec/replicas}

            """;
        const string Template = """
            apiVersion: helm.toolkit.fluxcd.io/v2beta1
            kind: HelmRelease
            spec:
              chart:
                spec:
                  valuesFile: {{ .Values.file }}

            """;
        const string Sealed = """
            apiVersion: helm.toolkit.fluxcd.io/v2beta1
            kind: HelmRelease
            metadata: {name: a}
            spec: {values: {password: "ENC[AES256_GCM,data:x,iv:x,tag:x,type:str]"}}
            sops: {mac: "ENC[AES256_GCM,data:x,iv:x,tag:x,type:str]", lastmodified: "2024-01-01T00:00:00Z"}

            """;
        using var repo = new TempRepo(("apps.yaml", Renamed), ("chart/Chart.yaml", "name: a\n"), ("chart/templates/release.yaml", Template), ("secret.yaml", Sealed), ("old.yaml", "apiVersion: helm.toolkit.fluxcd.io/v2beta1 # dryflux: ignore[FX101] for the old cluster\nkind: HelmRelease\nmetadata: {name: b}\n"));
        var (exit, output, _) = Cli.Cli.Run("migrate", repo.Root, "--to", "2.9");
        Assert.Equal(
            """
            left to you: apps.yaml:1:13: Kustomization `kustomize.toolkit.fluxcd.io/v1beta2` is gone since Flux 2.8: a cluster with Flux 2.9 does not know it, and applying the object fails: change Kustomization to `v1`, write `patches`, which run before names, namespace and labels change? `dryflux lint --flux-version 2.9 --select FX101 --unsafe-fixes` does it
            left to you: apps.yaml:6:3: Kustomization has no `patchesJson6902` any more, and applying the object fails: `patches` takes both forms: write `patches`, which run before names, namespace and labels change? `dryflux lint --flux-version 2.9 --select FX103 --unsafe-fixes` does it
            left to you: chart/templates/release.yaml:1:13: HelmRelease `helm.toolkit.fluxcd.io/v2beta1` is not the newest of Flux 2.9: write v2, which has no `valuesFile` (line 6)
            left to you: secret.yaml:1:13: HelmRelease `helm.toolkit.fluxcd.io/v2beta1` is gone since Flux 2.7: a cluster with Flux 2.9 does not know it, and applying the object fails: change it with `sops edit`: the checksum in the file covers it
            0 files migrated to Flux 2.9, 4 places left to you

            """,
            output);
        Assert.Equal(ExitCode.Findings, exit);
        Assert.Equal((Renamed, Template, Sealed), (repo.Read("apps.yaml"), repo.Read("chart/templates/release.yaml"), repo.Read("secret.yaml")));
    }

    [Fact]
    public void A_cluster_with_another_Flux_is_named_where_it_matters()
    {
        const string Policy = "apiVersion: image.toolkit.fluxcd.io/v1beta2\nkind: ImagePolicy\nmetadata: {name: a}\n";
        const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: flux-system, labels: {app.kubernetes.io/part-of: flux, app.kubernetes.io/version: v2.5.0}}\n";
        using var repo = new TempRepo(Fleet.Sync("clusters/production"), ("clusters/production/flux-system/gotk-components.yaml", Namespace), ("clusters/production/policy.yaml", Policy), Fleet.Sync("clusters/unknown"));
        Assert.Equal("dryflux: production runs Flux 2.5 already; nothing newer than 2.4 is written, and nothing is changed back\n", Cli.Cli.Run("migrate", repo.Root, "--to", "2.4").Error);
        Assert.Contains("dryflux: production runs Flux 2.5, which does not have ImagePolicy `v1`: upgrade it to 2.7 or later before this is merged\n", Cli.Cli.Run("migrate", repo.Root, "--to", "2.9").Error);
    }

    [Fact]
    public void A_dry_run_prints_a_patch_and_changes_nothing()
    {
        const string Before = "apiVersion: helm.toolkit.fluxcd.io/v2beta1\nkind: HelmRelease\nmetadata: {name: a}\n";
        using var repo = new TempRepo(("a.yaml", Before));
        var (exit, output, error) = Cli.Cli.Run("migrate", repo.Root, "--to", "2.9", "--dry-run");
        Assert.Equal("--- a/a.yaml\n+++ b/a.yaml\n@@ -1,3 +1,3 @@\n-apiVersion: helm.toolkit.fluxcd.io/v2beta1\n+apiVersion: helm.toolkit.fluxcd.io/v2\n kind: HelmRelease\n metadata: {name: a}\n", output);
        Assert.Equal("a.yaml: change HelmRelease to `v2`\n1 file would migrate to Flux 2.9, 0 places left to you\n", error);
        Assert.Equal((ExitCode.Clean, Before), (exit, repo.Read("a.yaml")));
    }

    [Fact]
    public void Ignored_and_excluded_files_stay_and_one_file_can_be_meant()
    {
        const string Before = "apiVersion: helm.toolkit.fluxcd.io/v2beta1\nkind: HelmRelease\nmetadata: {name: a}\n";
        using var repo = new TempRepo((".gitignore", "out/\n"), (".dryflux.yaml", "version: 1\nexclude: [docs/**]\n"), ("out/a.yaml", Before), ("docs/a.yaml", Before), ("a.yaml", Before), ("b.yaml", Before), (".git/HEAD", ""));
        Cli.Cli.Run("migrate", repo["b.yaml"]);
        Assert.Equal((Before, true), (repo.Read("a.yaml"), repo.Read("b.yaml").Contains("io/v2\n", StringComparison.Ordinal)));
        Cli.Cli.Run("migrate", repo.Root);
        Assert.Equal((Before, Before, true), (repo.Read("out/a.yaml"), repo.Read("docs/a.yaml"), repo.Read("a.yaml").Contains("io/v2\n", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("3.1", "dryflux: --to: Flux 3.1 is newer than 2.9, the newest that this dryflux knows\n")]
    [InlineData("1.0", "dryflux: --to: Flux 1.0 is older than 2.0, the oldest that dryflux knows\n")]
    [InlineData("latest", "dryflux: --to: 'latest' is not a version such as 2.9\n")]
    public void Other_releases_are_refused(string to, string message)
    {
        using var repo = new TempRepo(("a.yaml", "a: b\n"));
        Assert.Equal((ExitCode.Usage, "", message), Cli.Cli.Run("migrate", repo.Root, "--to", to));
    }

    private static void Migrates(string before, string after, string path = "a.yaml")
    {
        using var repo = new TempRepo((path, before), ("chart/Chart.yaml", "name: a\n"));
        var (exit, output, error) = Cli.Cli.Run("migrate", repo.Root, "--to", "2.9");
        Assert.Equal(after, repo.Read(path));
        Assert.True(exit == ExitCode.Clean, output + error);
        Cli.Cli.Run("migrate", repo.Root, "--to", "2.9");
        Assert.Equal(after, repo.Read(path));
    }
}
