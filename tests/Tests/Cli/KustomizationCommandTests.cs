using System.Text;
using Dryflux.Analyzer;

namespace Dryflux.Tests.Cli;

/// <summary><c>dryflux build kustomization</c> at its door: what it checks, prints and ends with.</summary>
public sealed class KustomizationCommandTests
{
    private const string Kustomization = """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: app
          namespace: team
        spec:
          postBuild:
            substitute:
              who: you
        """;

    private const string ConfigMap = """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: greeting
        data:
          text: hello ${who}
        """;

    [Theory]
    [InlineData("kustomization name is required")]
    [InlineData("invalid resource path \"\"", "app", "--dry-run")]
    [InlineData("invalid resource path \"\"", "app", "--path", "", "--kustomization-file", "{root}/ks.yaml")]
    [InlineData("invalid resource path \"\"", "app", "--kustomization-file", "{root}/ks.yaml")]
    [InlineData("dry-run mode requires a kustomization file", "app", "--path", "{root}/app", "--dry-run")]
    [InlineData("invalid resource path \"{root}/none\"", "app", "--path", "{root}/none", "--dry-run")]
    [InlineData("invalid resource path \"{root}/ks.yaml\"", "app", "--path", "{root}/app/../ks.yaml", "--dry-run")]
    [InlineData("invalid kustomization file \"{root}/none.yaml\"", "app", "--path", "{root}/app", "--kustomization-file", "{root}/none.yaml")]
    [InlineData("invalid kustomization file \"{root}/app\"", "app", "--path", "{root}/app", "--kustomization-file", "{root}/app")]
    public void What_is_missing_is_said_in_the_words_of_flux(string message, params string[] args)
    {
        using var repo = new TempRepo(("ks.yaml", Kustomization), ("app/a.yaml", ConfigMap));
        var (exit, output, error) = Cli.Run(["build", "kustomization", .. args.Select(a => a.Replace("{root}", repo.Root, StringComparison.Ordinal))]);
        Assert.Equal((ExitCode.Findings, "", $"dryflux: {message.Replace("{root}", repo.Root, StringComparison.Ordinal)}\n"), (exit, output, error.ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Prints_the_objects()
    {
        using var repo = new TempRepo(("ks.yaml", Kustomization), ("app/a.yaml", ConfigMap));
        var (exit, output, error) = Cli.Run("build", "ks", "app", "-n", "team", "--path", repo["app"], "--kustomization-file", repo["ks.yaml"], "--dry-run");
        Assert.Equal((ExitCode.Clean, ""), (exit, error));
        Assert.Equal(
            """
            apiVersion: v1
            data:
              text: hello you
            kind: ConfigMap
            metadata:
              labels:
                kustomize.toolkit.fluxcd.io/name: app
                kustomize.toolkit.fluxcd.io/namespace: team
              name: greeting
            ---

            """,
            output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void An_object_of_another_namespace_is_not_found()
    {
        using var repo = new TempRepo(("ks.yaml", Kustomization), ("app/a.yaml", ConfigMap));
        var (exit, output, error) = Cli.Run("build", "kustomization", "app", "--path", repo["app"], "--kustomization-file", repo["ks.yaml"]);
        Assert.Equal((ExitCode.Findings, ""), (exit, output));
        Assert.StartsWith($"{repo["ks.yaml"]}:1:1: failed to get kustomization object: failed find kustomization with name 'app' and namespace 'flux-system' in file", error);
    }

    [Fact]
    public void Nothing_outside_of_the_working_directory_is_read_in_memory()
    {
        using var repo = new TempRepo(("ks.yaml", Kustomization), ("app/a.yaml", ConfigMap));
        var (exit, output, error) = Cli.Run("build", "kustomization", "app", "-n", "team", "--path", repo["app"], "--kustomization-file", repo["ks.yaml"], "--in-memory-build");
        Assert.Equal((ExitCode.Findings, ""), (exit, output));
        Assert.Contains($"path '{repo["app"]}' is not in or below '{Directory.GetCurrentDirectory()}'", error);
    }

    [Fact]
    public void Without_a_file_the_object_is_found_in_the_repository_with_the_variables_of_its_cluster()
    {
        using var repo = Fleet("one");
        var (exit, output, error) = Cli.Run("build", "kustomization", "apps", "--path", repo["apps"]);
        Assert.Equal((ExitCode.Clean, "not known: clusters/one/apps.yaml:31:9: the values of Secret/flux-system/secrets are secret\n"), (exit, error.ReplaceLineEndings("\n")));
        Assert.Contains("text: hello eu ${token}\n", output.ReplaceLineEndings("\n"));
        Assert.Contains("kustomize.toolkit.fluxcd.io/namespace: flux-system", output);
    }

    [Fact]
    public void An_object_of_several_clusters_needs_one_named()
    {
        using var repo = Fleet("one", "two");
        var (exit, _, error) = Cli.Run("build", "kustomization", "apps", "--path", repo["apps"]);
        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains("several clusters apply the kustomization flux-system/apps; choose one with --cluster: one, two", error);
        Assert.Equal(ExitCode.Clean, Cli.Run("build", "kustomization", "apps", "--path", repo["apps"], "--cluster", "two").Exit);
    }

    [Fact]
    public void An_object_that_no_cluster_applies_is_named_with_what_may_be_meant()
    {
        using var repo = Fleet("one");
        var (exit, _, error) = Cli.Run("build", "kustomization", "app", "--path", repo["apps"]);
        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains("no cluster of this repository applies the kustomization flux-system/app (did you mean flux-system/apps?)", error);
    }

    [Fact]
    public void A_namespace_must_be_a_label() =>
        Assert.Equal(ExitCode.Usage, Cli.Run("build", "kustomization", "app", "--path", ".", "--kustomization-file", typeof(KustomizationCommandTests).Assembly.Location, "-n", "No_Label").Exit);

    private static TempRepo Fleet(params string[] clusters)
    {
        var repo = new TempRepo(("apps/a.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: greeting
            data:
              text: hello ${region} ${token}
            """));
        Directory.CreateDirectory(repo[".git"]);
        foreach (var cluster in clusters)
        {
            repo.Add($"clusters/{cluster}/flux-system/gotk-sync.yaml", Encoding.UTF8.GetBytes($"""
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata:
                  name: flux-system
                  namespace: flux-system
                spec:
                  url: ssh://git@example.com/fleet
                ---
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata:
                  name: flux-system
                  namespace: flux-system
                spec:
                  path: ./clusters/{cluster}
                  sourceRef:
                    kind: GitRepository
                    name: flux-system
                """));
            repo.Add($"clusters/{cluster}/apps.yaml", Encoding.UTF8.GetBytes("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: settings
                  namespace: flux-system
                data:
                  region: eu
                ---
                apiVersion: v1
                kind: Secret
                metadata:
                  name: secrets
                  namespace: flux-system
                stringData:
                  token: t0ps3cret
                ---
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata:
                  name: apps
                  namespace: flux-system
                spec:
                  path: ./apps
                  sourceRef:
                    kind: GitRepository
                    name: flux-system
                  postBuild:
                    substituteFrom:
                      - kind: ConfigMap
                        name: settings
                      - kind: Secret
                        name: secrets
                """));
        }

        return repo;
    }
}
