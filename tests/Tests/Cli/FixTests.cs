using System.Text;
using Dryflux.Analyzer;
using Dryflux.Analyzer.Fixes;
using Dryflux.Manifests.Text;

namespace Dryflux.Tests.Cli;

public sealed class FixTests
{
    [Fact]
    public void Safe_fixes_are_made_and_others_wait_to_be_asked_for()
    {
        using var repo = new TempRepo(("stale.yaml", Manifest.StaleComment), ("wait.yaml", Manifest.WaitAndHealthChecks));
        var (exit, output, _) = Cli.Run("lint", repo.Root, "--select", "FX005,FX201", "--fix");
        Assert.Equal(Manifest.StaleComment.Replace(" # dryflux: ignore[FX201] no longer", "", StringComparison.Ordinal), repo.Read("stale.yaml"));
        Assert.Equal(Manifest.WaitAndHealthChecks, repo.Read("wait.yaml"));
        Assert.Contains("1 warning, 1 fixed", output);
        Assert.Equal(ExitCode.Clean, exit);
    }

    [Fact]
    public void Mode_byte_order_mark_and_line_ends_stay()
    {
        using var repo = new TempRepo();
        repo.Add("a.yaml", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Manifest.StaleComment.Replace("\n", "\r\n", StringComparison.Ordinal))]);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(repo["a.yaml"], (UnixFileMode)0b110_110_010);
        }

        Cli.Run("lint", repo.Root, "--fix");
        var expected = Manifest.StaleComment.Replace(" # dryflux: ignore[FX201] no longer", "", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(expected)], File.ReadAllBytes(repo["a.yaml"]));
        Assert.Equal(["a.yaml"], Directory.GetFiles(repo.Root).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal((UnixFileMode)0b110_110_010, File.GetUnixFileMode(repo["a.yaml"]));
        }
    }

    [Fact]
    public void A_diff_shows_what_would_change_and_changes_nothing()
    {
        using var repo = new TempRepo(("a.yaml", Manifest.StaleComment), ("end.yaml", "a: b # dryflux: ignore[FX201] x"));
        var (exit, output, error) = Cli.Run("lint", repo.Root, "--select", "FX005,FX201", "--fail-on", "warning", "--diff");
        Assert.Equal(
            """
            --- a/a.yaml
            +++ b/a.yaml
            @@ -4,7 +4,7 @@
               name: apps
               namespace: flux-system
             spec:
            -  interval: 10m # dryflux: ignore[FX201] no longer
            +  interval: 10m
               path: ./apps
               prune: true
               sourceRef:
            --- a/end.yaml
            +++ b/end.yaml
            @@ -1,1 +1,1 @@
            -a: b # dryflux: ignore[FX201] x
            \ No newline at end of file
            +a: b
            \ No newline at end of file

            """,
            output);
        Assert.Equal((ExitCode.Findings, "dryflux: 2 findings would be fixed in 2 files, 0 left\n"), (exit, error));
        Assert.Equal(Manifest.StaleComment, repo.Read("a.yaml"));
    }

    [Fact]
    public void Fixes_go_on_until_nothing_is_left()
    {
        // Two fixes of one file touch each other: the second waits for the next round.
        var both = Manifest.WaitAndHealthChecks.Replace("wait: true\n", "wait: true # dryflux: ignore[FX005] stale\n", StringComparison.Ordinal);
        using var repo = new TempRepo(("a.yaml", both));
        var (_, output, _) = Cli.Run("lint", repo.Root, "--select", "FX005,FX201", "--unsafe-fixes");
        Assert.Contains("no findings, 2 fixed", output);
        Assert.DoesNotContain("healthChecks", repo.Read("a.yaml"));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named_and_the_rest_is_fixed()
    {
        using var repo = new TempRepo(("locked/a.yaml", Manifest.StaleComment), ("b.yaml", Manifest.StaleComment));
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            return;
        }

        File.SetUnixFileMode(repo["locked"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var (exit, output, error) = Cli.Run("lint", repo.Root, "--fix");
        File.SetUnixFileMode(repo["locked"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal((ExitCode.Findings, "dryflux: locked/a.yaml was left alone: permission denied\n"), (exit, error));
        Assert.Contains("a.yaml:7:19", output);
        Assert.DoesNotContain("ignore", repo.Read("b.yaml"));
    }

    [Fact]
    public void A_file_that_changed_meanwhile_is_left_alone()
    {
        using var repo = new TempRepo(("a.yaml", "a: 1\n"), ("b.yaml", "b: 1\n"));
        var files = new[] { new FixedFile(new SourceText("a.yaml", "a: 0\n"), "a: 2\n"), new FixedFile(new SourceText("b.yaml", "b: 1\n"), "b: 2\n"), new FixedFile(new SourceText("gone/c.yaml", "c: 1\n"), "c: 2\n") };
        var left = FixWriter.Write(repo.Root, files);
        Assert.Equal(["a.yaml", "gone/c.yaml"], left.Select(l => l.Path));
        Assert.Equal("it changed while dryflux ran", left[0].Cause);
        Assert.Equal(("a: 1\n", "b: 2\n"), (repo.Read("a.yaml"), repo.Read("b.yaml")));
        Assert.Equal(2, Directory.GetFiles(repo.Root).Length);
    }
}
