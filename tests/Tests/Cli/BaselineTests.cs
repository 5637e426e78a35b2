using Dryflux.Analyzer;

namespace Dryflux.Tests.Cli;

public sealed class BaselineTests
{
    [Fact]
    public void What_is_recorded_is_hidden_until_it_changes()
    {
        using var repo = new TempRepo(("a.yaml", Manifest.WaitAndHealthChecks), ("b.yaml", Manifest.WaitAndHealthChecks));
        var baseline = repo["baseline.json"];
        var (exit, output, error) = Cli.Run("lint", repo.Root, "--select", "FX201", "--fail-on", "note", "--write-baseline", baseline);
        Assert.Equal((ExitCode.Clean, "", $"dryflux: 2 findings recorded in {baseline}\n"), (exit, output, error));

        File.WriteAllText(repo["a.yaml"], "# moved\n" + repo.Read("a.yaml"));
        File.Move(repo["b.yaml"], repo["c.yaml"]);
        (exit, output, _) = Cli.Run("lint", repo.Root, "--select", "FX201", "--fail-on", "note", "--baseline", baseline);
        Assert.Equal(ExitCode.Findings, exit);
        Assert.Contains("c.yaml:11:3", output);
        Assert.DoesNotContain("a.yaml", output);
        Assert.Contains("1 warning, 1 in the baseline", output);
        Assert.Contains("1 finding of the baseline no longer occurs", output);
    }

    [Theory]
    [InlineData(null, "cannot be read")]
    [InlineData("[]", "is no baseline")]
    [InlineData("{", "is no baseline")]
    public void A_baseline_that_is_missing_or_broken_is_wrong_usage(string? text, string message)
    {
        using var repo = new TempRepo();
        if (text is not null)
        {
            File.WriteAllText(repo["baseline.json"], text);
        }

        var (exit, _, error) = Cli.Run("lint", repo.Root, "--baseline", repo["baseline.json"]);
        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains(message, error);
    }
}
