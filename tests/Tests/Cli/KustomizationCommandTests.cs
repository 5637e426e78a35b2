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
    [InlineData("invalid resource path \"\"", "app")]
    [InlineData("dry-run mode requires a kustomization file", "app", "--path", "{root}/app", "--dry-run")]
    [InlineData("invalid resource path \"{root}/none\"", "app", "--path", "{root}/none", "--dry-run")]
    [InlineData("invalid resource path \"{root}/ks.yaml\"", "app", "--path", "{root}/app/../ks.yaml")]
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
    public void A_namespace_must_be_a_label() =>
        Assert.Equal(ExitCode.Usage, Cli.Run("build", "kustomization", "app", "--path", ".", "--kustomization-file", typeof(KustomizationCommandTests).Assembly.Location, "-n", "No_Label").Exit);
}
