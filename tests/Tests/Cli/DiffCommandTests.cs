using System.Text.Json;
using Dryflux.Analyzer;
using Dryflux.Tests.Clusters;

namespace Dryflux.Tests.Cli;

/// <summary><c>dryflux diff</c>: what a change looks like to people and programs.</summary>
public sealed class DiffCommandTests
{
    private const string Web = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web} }
          template:
            metadata: {labels: {app: web} }
            spec:
              containers:
                - name: web
                  image: ghcr.io/example/web:1.0.0
                  args: [--fast, --color=green]
        """;

    private const string Secret = """
        apiVersion: v1
        kind: Secret
        metadata: {name: token, namespace: shop}
        stringData:
          token: one-two-three
          script: |
            first
            second
        """;

    private static readonly (string Path, string Text)[] Before =
    [
        Fleet.Sync("clusters/production"),
        Fleet.Sync("clusters/staging"),
        ("clusters/production/apps.yaml", Fleet.Kustomization("apps", "./apps") + "---\n" + Fleet.Kustomization("tools", "./tools")),
        ("clusters/staging/tools.yaml", Fleet.Kustomization("tools", "./tools")),
        ("apps/web.yaml", Web),
        ("apps/token.yaml", Secret),
        ("apps/kustomization.yaml", "resources: [web.yaml, token.yaml]\nconfigMapGenerator: [{name: settings, namespace: shop, literals: [color=green]}]\n"),
        ("tools/box.yaml", Fleet.ConfigMap("box")),
        ("tools/nails.yaml", Script("echo one", "echo two", "echo three")),
    ];

    private static readonly (string Path, string? Text)[] Changes =
    [
        ("apps/web.yaml", Web.Replace("replicas: 2", "replicas: \"3\"", StringComparison.Ordinal).Replace("1.0.0", "1.1.0", StringComparison.Ordinal).Replace("metadata: {name: web,", "metadata: {labels: {a: b}, name: web,", StringComparison.Ordinal)),
        ("apps/token.yaml", Secret.Replace("one-two", "two-two", StringComparison.Ordinal).Replace("second", "third", StringComparison.Ordinal)),
        ("apps/kustomization.yaml", "resources: [web.yaml, token.yaml, box.yaml]\nconfigMapGenerator: [{name: settings, namespace: shop, literals: [color=blue]}]\n"),
        ("apps/box.yaml", Fleet.ConfigMap("box")),
        ("tools/box.yaml", null),
        ("tools/hammer.yaml", Fleet.ConfigMap("hammer")),
        ("tools/nails.yaml", Script("echo two", "echo three", "echo four")),
    ];

    private static string Script(params string[] lines) => "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: nails, namespace: shop}\ndata:\n  run.sh: |\n" + string.Concat(lines.Select(l => $"    {l}\n"));


    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    [InlineData("markdown", "md")]
    public void Formats_are_as_recorded(string format, string extension)
    {
        using var repo = new GitRepo(Before);
        repo.Write(Changes);
        var (exit, output, error) = Cli.Run("diff", repo.Root, "--base", "HEAD", "--format", format);
        Assert.Equal((ExitCode.Clean, ""), (exit, error));
        Snapshot.Matches(Path.Combine(Paths.Fixtures, "reports", $"diff.{extension}"), output);
        Assert.DoesNotContain("two-three", output);
        Assert.DoesNotContain("third", output);
    }

    [Fact]
    public void One_cluster_can_be_asked_for()
    {
        using var repo = new GitRepo(Before);
        repo.Write(Changes);
        var (_, output, _) = Cli.Run("diff", repo.Root, "--base", "HEAD", "--cluster", "staging");
        Assert.StartsWith("staging\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("production", output);
        var (exit, _, error) = Cli.Run("diff", repo.Root, "--base", "HEAD", "--cluster", "stagging");
        Assert.Equal((ExitCode.Usage, "dryflux: --cluster: there is no cluster 'stagging' (did you mean staging?); there are production, staging\n"), (exit, error));
    }

    [Fact]
    public void What_is_not_known_on_one_side_is_neither_added_nor_removed()
    {
        using var repo = new GitRepo(Before);
        repo.Write(("apps/kustomization.yaml", "resources: [web.yaml, missing.yaml]\n"));
        var (_, output, _) = Cli.Run("diff", repo.Root, "--base", "HEAD", "--cluster", "production");
        Assert.Contains("Kustomization/flux-system/apps: not compared: now its build fails: ", output);
        Assert.Contains("no differences against HEAD", output);
    }

    [Fact]
    public void A_cluster_may_come_and_go()
    {
        using var repo = new GitRepo(Before);
        Directory.Move(repo["clusters/staging"], repo["clusters/testing"]);
        var sync = Fleet.Sync("clusters/testing");
        repo.Write((sync.Path, sync.Text));
        using var json = JsonDocument.Parse(Cli.Run("diff", repo.Root, "--base", "HEAD", "--format", "json").Output);
        Assert.Equal(
            ["production none", "testing added", "staging removed"],
            json.RootElement.GetProperty("clusters").EnumerateArray().Select(c => $"{c.GetProperty("name").GetString()} {c.GetProperty("change").GetString()}"));
    }

    [Fact]
    public void Without_a_base_nothing_can_be_compared()
    {
        using var repo = new GitRepo(Before);
        var (exit, _, error) = Cli.Run("diff", repo.Root);
        Assert.Equal((ExitCode.Usage, "dryflux: diff: name what to compare with: --base REV or --base DIR\n"), (exit, error));
    }
}
