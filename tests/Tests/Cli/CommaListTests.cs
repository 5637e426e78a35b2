using Dryflux.Analyzer;

namespace Dryflux.Tests.Cli;

/// <summary>Flags that take several values at once take them as pflag does: a line of CSV.</summary>
public sealed class CommaListTests
{
    [Theory]
    [InlineData("b.yaml", "a c")]
    [InlineData("b.yaml,c.yaml", "a")]
    [InlineData("\"b.yaml\",\"c.yaml\"", "a")]
    [InlineData("\"b.yaml,c.yaml\"", "a b c")]
    [InlineData("", "a b c")]
    [InlineData("b.yaml\nc.yaml", "a c")]
    public void Patterns_may_stand_in_quotes(string ignore, string left)
    {
        using var repo = Repo();
        var (_, output, error) = Run(repo, "--ignore-paths", ignore);
        Assert.True(error.Length == 0, error);
        Assert.Equal(left, string.Join(' ', output.Split('\n').Where(l => l.StartsWith("  name: ", StringComparison.Ordinal)).Select(l => l["  name: ".Length..])));
    }

    [Theory]
    [InlineData("--ignore-paths", "a\"b", "--ignore-paths: a\"b: parse error on line 1, column 2: bare \" in non-quoted field")]
    [InlineData("--ignore-paths", "\"a\"b", "--ignore-paths: \"a\"b: parse error on line 1, column 3: extraneous or missing \" in quoted-field")]
    [InlineData("--ignore-paths", "\"a", "--ignore-paths: \"a: parse error on line 1, column 3: extraneous or missing \" in quoted-field")]
    [InlineData("--local-sources", "", "--local-sources:  must be formatted as key=value")]
    [InlineData("--local-sources", "a,b", "--local-sources: a,b must be formatted as key=value")]
    [InlineData("--local-sources", "a=b,c=d,e", "--local-sources: e must be formatted as key=value")]
    public void What_cannot_be_read_is_told(string flag, string value, string message)
    {
        using var repo = Repo();
        Assert.Equal((ExitCode.Usage, "", $"dryflux: {message}\n"), Run(repo, flag, value));
    }

    private static (ExitCode, string, string) Run(TempRepo repo, string flag, string value) =>
        Cli.Run("build", "kustomization", "apps", "--path", repo["apps"], "--kustomization-file", repo["ks.yaml"], "--dry-run", flag, value);

    private static TempRepo Repo() => new(
        ("ks.yaml", "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: apps, namespace: flux-system}\nspec: {interval: 10m, path: ./apps, prune: true, sourceRef: {kind: GitRepository, name: flux-system}}\n"),
        ("apps/a.yaml", ConfigMap("a")),
        ("apps/b.yaml", ConfigMap("b")),
        ("apps/c.yaml", ConfigMap("c")));

    private static string ConfigMap(string name) => $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}\n";
}
