using Dryflux.Analyzer;
using Dryflux.Tests.Clusters;

namespace Dryflux.Tests.Cli;

/// <summary><c>lint --cluster</c>: one cluster and the files that its builds read.</summary>
public sealed class ClusterFlagTests
{
    private const string Old = "apiVersion: helm.toolkit.fluxcd.io/v2beta1\nkind: HelmRelease\nmetadata: {name: NAME, namespace: flux-system}\nspec: {}\n";

    [Fact]
    public void Only_what_the_cluster_reads_is_judged()
    {
        using var repo = Repo();
        Assert.Equal(["clusters/a/own.yaml", "clusters/b/own.yaml", "shared/patch.yaml", "shared/release.yaml", "unread.yaml"], Paths(repo, "FX101"));
        Assert.Equal(["clusters/a/own.yaml", "shared/patch.yaml", "shared/release.yaml"], Paths(repo, "FX101", "--cluster", "a"));
        Assert.Equal(["clusters/b/own.yaml"], Paths(repo, "FX101", "--cluster", "b"));
        Assert.Equal(["clusters/a/own.yaml", "clusters/b/own.yaml", "shared/patch.yaml", "shared/release.yaml"], Paths(repo, "FX101", "--cluster", "a", "--cluster", "b").Where(p => p != "unread.yaml"));
        Assert.Contains("1 cluster judged for Flux 2.9", Cli.Run("lint", repo.Root, "--cluster", "b").Output);
    }

    [Fact]
    public void Objects_are_judged_as_this_cluster_gets_them()
    {
        using var repo = Repo();
        var (_, output, _) = Cli.Run("lint", repo.Root, "--select", "FX205", "--cluster", "a");
        Assert.Contains("nowhere", output);
        Assert.DoesNotContain("also in", output);
        Assert.Contains("no findings", Cli.Run("lint", repo.Root, "--select", "FX205", "--cluster", "b").Output);
    }

    [Fact]
    public void What_another_cluster_uses_is_not_called_unused()
    {
        var comment = Fleet.Kustomization("x", "./clusters/b/x").Replace("interval: 10m", "interval: 10m # dryflux: ignore[FX201] b has it", StringComparison.Ordinal);
        using var repo = new TempRepo(Fleet.Sync("clusters/a"), Fleet.Sync("clusters/b"), ("clusters/b/x/a.yaml", Fleet.ConfigMap("x")), ("clusters/a/x.yaml", comment));
        Assert.Contains("FX005", Cli.Run("lint", repo.Root).Output);
        Assert.DoesNotContain("FX005", Cli.Run("lint", repo.Root, "--cluster", "a").Output);
    }

    [Theory]
    [InlineData("lint")]
    [InlineData("build")]
    [InlineData("graph")]
    public void Another_name_is_refused(string command)
    {
        using var repo = new TempRepo(Fleet.Sync("clusters/production"), Fleet.Sync("clusters/staging"));
        Assert.Equal((ExitCode.Usage, "", "dryflux: --cluster: there is no cluster 'stagin' (did you mean staging?); there are production, staging\n"), Cli.Run(command, repo.Root, "--cluster", "stagin"));
    }

    private static IEnumerable<string> Paths(TempRepo repo, string rules, params string[] flags) =>
        Cli.Run(["lint", repo.Root, "--select", rules, "--format", "github", .. flags]).Output.Split('\n').Where(l => l.Contains("file=", StringComparison.Ordinal)).Select(l => l.Split("file=")[1].Split(',')[0]).Distinct();

    private static TempRepo Repo() => new(
        Fleet.Sync("clusters/a"),
        ("clusters/a/own.yaml", Old.Replace("NAME", "a", StringComparison.Ordinal)),
        ("clusters/a/apps.yaml", Fleet.Kustomization("apps", "./shared", "  dependsOn: [{name: nowhere}]")),
        Fleet.Sync("clusters/b"),
        ("clusters/b/own.yaml", Old.Replace("NAME", "b", StringComparison.Ordinal)),
        ("shared/kustomization.yaml", "resources: [release.yaml]\npatches: [{path: patch.yaml}]\n"),
        ("shared/release.yaml", Old.Replace("NAME", "shared", StringComparison.Ordinal)),
        ("shared/patch.yaml", Old.Replace("NAME", "shared", StringComparison.Ordinal)),
        ("unread.yaml", Old.Replace("NAME", "unread", StringComparison.Ordinal)));
}
