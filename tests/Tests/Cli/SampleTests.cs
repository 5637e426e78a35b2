using System.Text.RegularExpressions;
using Dryflux.Analyzer;

namespace Dryflux.Tests.Cli;

/// <summary>The repository that the README lints first.</summary>
public sealed partial class SampleTests
{
    private static readonly string Sample = Path.Combine(Paths.Fixtures, "repos", "sample");

    [Fact]
    public void The_whole_report_is_as_recorded()
    {
        var (exit, output, error) = Cli.Run("lint", Sample);
        Snapshot.Matches(Path.Combine(Paths.Fixtures, "repos", "sample.report.txt"), Time().Replace(output, "in 0.00 s"));
        Assert.Equal((ExitCode.Findings, ""), (exit, error));
    }

    [Fact]
    public void Fixes_leave_nothing_that_they_could_mend_and_no_error()
    {
        using var repo = new TempRepo();
        foreach (var file in Directory.GetFiles(Sample, "*", SearchOption.AllDirectories))
        {
            repo.Add(Path.GetRelativePath(Sample, file), File.ReadAllBytes(file));
        }

        var (exit, output, _) = Cli.Run("lint", repo.Root, "--unsafe-fixes");
        Assert.DoesNotContain("= fix:", output);
        Assert.Equal(ExitCode.Clean, exit);
        Assert.Equal("", Cli.Run("lint", repo.Root, "--unsafe-fixes", "--diff").Output);
        Assert.Contains("# patch releases only", repo.Read("infrastructure/controllers/ingress-nginx.yaml"));
    }

    [GeneratedRegex("in [0-9.]+ s$", RegexOptions.Multiline)]
    private static partial Regex Time();
}
