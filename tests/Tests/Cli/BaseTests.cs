using System.Text.Json;
using Dryflux.Analyzer;
using Dryflux.Tests.Clusters;
using NJsonSchema;

namespace Dryflux.Tests.Cli;

/// <summary><c>lint --base</c>: two revisions of a checkout, or of a directory.</summary>
public sealed class BaseTests
{
    private static readonly (string Path, string Text)[] Files =
    [
        Fleet.Sync("clusters/production"),
        ("clusters/production/apps.yaml", Fleet.Kustomization("apps", "./apps")),
        ("apps/settings.yaml", Fleet.ConfigMap("settings")),
        ("apps/banner.yaml", Fleet.ConfigMap("banner")),
    ];

    /// <summary>A mistake that was there before, in a file that no cluster reads.</summary>
    private static readonly (string Path, string Text) Old = ("old.yaml", Manifest.WaitAndHealthChecks.Replace("./apps", "./elsewhere", StringComparison.Ordinal));

    [Fact]
    public void Only_what_the_change_brings_is_told()
    {
        using var repo = new GitRepo([.. Files, Old]);
        repo.Write((Old.Path, "# moved a line down\n" + Old.Text), ("new.yaml", Old.Text.Replace("name: apps", "name: other", StringComparison.Ordinal)));
        var (_, output, _) = Cli.Run("lint", repo.Root, "--base", "HEAD", "--select", "FX201");
        Assert.Contains("--> new.yaml:11:3", output);
        Assert.DoesNotContain("--> old.yaml", output);
        Assert.Contains("1 warning, 1 in HEAD already in", output);
    }

    [Fact]
    public void Files_that_move_bring_nothing()
    {
        using var repo = new GitRepo([.. Files, Old]);
        repo.Write(
            (Old.Path, null),
            ("deep/er/old.yaml", Old.Text),
            ("apps/settings.yaml", null),
            ("apps/banner.yaml", null),
            ("base/settings.yaml", Fleet.ConfigMap("settings")),
            ("base/banner.yaml", Fleet.ConfigMap("banner")),
            ("base/kustomization.yaml", "resources: [settings.yaml, banner.yaml]\n"),
            ("apps/kustomization.yaml", "resources: [../base]\n"));
        var (exit, output, error) = Cli.Run("lint", repo.Root, "--base", "HEAD", "--profile", "all", "--fail-on", "note");
        Assert.Equal("", error);
        Assert.Contains(": no findings, ", output);
        Assert.Equal(ExitCode.Clean, exit);
        Assert.Equal("no differences against HEAD\n", Cli.Run("diff", repo.Root, "--base", "HEAD").Output);
    }

    [Fact]
    public void A_rename_is_reported_with_the_place_in_the_base_and_what_to_do_instead()
    {
        using var repo = new GitRepo(Files);
        repo.Write(("clusters/production/apps.yaml", Fleet.Kustomization("applications", "./apps"))).Commit();
        var (exit, output, _) = Cli.Run("lint", repo.Root, "--base", "HEAD~1");
        Assert.Equal(ExitCode.Findings, exit);
        Assert.Contains("error FX901 rename-prunes-workloads: Kustomization `flux-system/apps` becomes `flux-system/applications`", output);
        Assert.Contains("= HEAD~1:clusters/production/apps.yaml:3:18: `flux-system/apps` was here", output);
        Assert.Contains("= instead: 1. a commit that sets `deletionPolicy: Orphan`", output);
        Assert.DoesNotContain("FX903", output);
    }

    [Fact]
    public async Task Reports_for_programs_mark_places_of_the_base()
    {
        using var repo = new GitRepo(Files);
        repo.Write(("clusters/production/apps.yaml", Fleet.Kustomization("applications", "./apps")));
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Paths.Root, "schemas", "dryflux-report.schema.json"));
        var text = Cli.Run("lint", repo.Root, "--base", "HEAD", "--format", "json").Output;
        Assert.Empty(schema.Validate(text).Select(e => e.ToString()));
        using var json = JsonDocument.Parse(text);
        Assert.Equal("HEAD", json.RootElement.GetProperty("base").GetString());
        var finding = json.RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("rule").GetString() == "FX901");
        Assert.Equal(2, finding.GetProperty("steps").GetArrayLength());
        Assert.True(finding.GetProperty("related")[0].GetProperty("inBase").GetBoolean());

        using var sarif = JsonDocument.Parse(Cli.Run("lint", repo.Root, "--base", "HEAD", "--select", "FX901", "--format", "sarif").Output);
        var result = sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        Assert.Contains(" Instead: 1. ", result.GetProperty("message").GetProperty("text").GetString());
        var related = result.GetProperty("relatedLocations")[0];
        Assert.False(related.GetProperty("physicalLocation").TryGetProperty("region", out _));
        Assert.Contains("(HEAD:clusters/production/apps.yaml:3:18)", related.GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public void A_directory_is_a_base_too()
    {
        using var before = new TempRepo(Files);
        using var repo = new TempRepo(Files);
        File.Delete(repo["apps/banner.yaml"]);
        var (_, output, _) = Cli.Run("lint", repo.Root, "--base", before.Root);
        Assert.Contains("warning FX903 will-be-pruned: Kustomization `apps` no longer builds `ConfigMap/flux-system/banner`: Flux deletes it", output);
        Assert.Contains($"= {before.Root}:apps/banner.yaml:1:1: ", output);
    }

    [Fact]
    public void Of_a_branch_the_commit_counts_from_which_the_checkout_went_its_own_way()
    {
        using var repo = new GitRepo(Files);
        repo.Git("checkout", "-q", "-b", "topic");
        repo.Write(("apps/third.yaml", Fleet.ConfigMap("third"))).Commit();
        repo.Git("checkout", "-q", "main");
        repo.Write(("apps/fourth.yaml", Fleet.ConfigMap("fourth"))).Commit();
        repo.Git("checkout", "-q", "topic");
        Assert.Contains("1 added against main", Cli.Run("diff", repo.Root, "--base", "main").Output);
    }

    [Fact]
    public void Everything_on_disk_that_differs_from_the_revision_counts()
    {
        using var repo = new GitRepo([.. Files, ("apps/gone.yaml", Fleet.ConfigMap("gone")), ("apps/turned", Fleet.ConfigMap("turned")), (".gitignore", "secret.env\n"), ("apps/kustomization.yaml", "resources: [settings.yaml, banner.yaml, gone.yaml]\n")]);
        repo.Write(
            ("apps/gone.yaml", null),
            ("apps/new/untracked.yaml", Fleet.ConfigMap("untracked")),
            ("apps/staged.yaml", Fleet.ConfigMap("staged")),
            ("apps/turned", null),
            ("apps/turned/inside.yaml", Fleet.ConfigMap("inside")),
            ("secret.env", "a=b"),
            ("apps/kustomization.yaml", "resources: [settings.yaml, banner.yaml, staged.yaml, new/untracked.yaml, turned/inside.yaml]\n"));
        repo.Git("add", "apps/staged.yaml");
        var (_, output, _) = Cli.Run("diff", repo.Root, "--base", "HEAD");
        Assert.Contains("+ ConfigMap/flux-system/untracked  (apps/new/untracked.yaml:1)", output);
        Assert.Contains("+ ConfigMap/flux-system/staged", output);
        Assert.Contains("+ ConfigMap/flux-system/inside", output);
        Assert.Contains("- ConfigMap/flux-system/gone  (HEAD:apps/gone.yaml:1)", output);
        Assert.Contains("3 added, 1 removed against HEAD", output);
        Assert.DoesNotContain("not compared", output);
    }

    [Fact]
    public void A_link_of_the_revision_is_followed()
    {
        using var repo = new GitRepo([.. Files, ("manifest.txt", Old.Text)]);
        File.CreateSymbolicLink(repo["linked.yaml"], "manifest.txt");
        repo.Commit();
        File.Delete(repo["linked.yaml"]);
        repo.Write(("linked.yaml", Old.Text));
        Assert.Contains(": no findings, 1 in HEAD already in", Cli.Run("lint", repo.Root, "--base", "HEAD", "--select", "FX201").Output);
    }

    [Fact]
    public void A_directory_of_a_checkout_can_be_the_repository()
    {
        using var repo = new GitRepo([.. Files.Select(f => ("deploy/" + f.Path, f.Text)), ("other.yaml", "a: b\n")]);
        repo.Write(("deploy/apps/third.yaml", Fleet.ConfigMap("third")), ("other.yaml", "a: c\n"), ("late/apps.yaml", "a: b\n"));
        Assert.Contains("1 added against HEAD", Cli.Run("diff", repo["deploy"], "--base", "HEAD").Output);
        var (exit, _, error) = Cli.Run("diff", repo["late"], "--base", "HEAD");
        Assert.Equal((ExitCode.Usage, "dryflux: --base: the directory late does not exist in 'HEAD'\n"), (exit, error));
    }

    [Fact]
    public void A_comment_about_a_change_is_never_stale()
    {
        using var repo = new GitRepo(Files);
        repo.Write(("apps/kustomization.yaml", "resources: # dryflux: ignore[FX903] nobody reads the banner\n  - settings.yaml\n"));
        Assert.Contains("no findings, 1 suppressed", Cli.Run("lint", repo.Root, "--base", "HEAD", "--select", "FX903").Output);
        repo.Commit();
        Assert.DoesNotContain("FX005", Cli.Run("lint", repo.Root, "--base", "HEAD").Output);
        Assert.DoesNotContain("FX005", Cli.Run("lint", repo.Root).Output);
    }

    [Theory]
    [InlineData("nowhere", "'nowhere' is neither a directory nor a revision of this checkout")]
    [InlineData("--all", "'--all' is neither a directory nor a revision of this checkout")]
    [InlineData("stray", "'stray' and HEAD have no commit in common")]
    public void A_base_that_cannot_be_had_is_wrong_usage(string revision, string message)
    {
        using var repo = new GitRepo(Files);
        repo.Git("checkout", "-q", "--orphan", "stray");
        repo.Write(("stray.txt", "stray")).Commit();
        repo.Git("checkout", "-q", "main");
        var (exit, output, error) = Cli.Run("lint", repo.Root, $"--base={revision}");
        Assert.Equal((ExitCode.Usage, "", $"dryflux: --base: {message}\n"), (exit, output, error));
    }

    [Fact]
    public void Outside_of_a_checkout_there_is_no_revision()
    {
        using var repo = new TempRepo(Files);
        var (exit, _, error) = Cli.Run("lint", repo.Root, "--base", "main");
        Assert.Equal((ExitCode.Usage, $"dryflux: --base: {repo.Root} lies in no Git checkout, so 'main' must be a directory\n"), (exit, error));
    }

    [Fact]
    public void A_baseline_is_not_written_of_a_part()
    {
        using var repo = new GitRepo(Files);
        Assert.Equal("dryflux: --write-baseline records every finding: leave out --base\n", Cli.Run("lint", repo.Root, "--base", "HEAD", "--write-baseline", repo["b.json"]).Error);
    }
}
