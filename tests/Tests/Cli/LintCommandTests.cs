using Dryflux.Analyzer;

namespace Dryflux.Tests.Cli;

public sealed class LintCommandTests
{
    private static readonly string Bad = Path.Combine(Paths.Fixtures, "rules", "FX201-wait-ignores-health-checks", "bad");

    [Fact]
    public void A_finding_is_shown_at_its_line()
    {
        var (exit, output, error) = Cli.Run("lint", Bad);
        Assert.StartsWith(
            """
            warning FX201 wait-ignores-health-checks: `healthChecks` is ignored because `wait: true` checks everything that is applied
              --> apps.yaml:12:3
               |
            12 |   healthChecks:
               |   ^^^^^^^^^^^^
               = apps.yaml:11:3: `wait` is set here
            """,
            output,
            StringComparison.Ordinal);
        Assert.Equal((ExitCode.Clean, ""), (exit, error));
    }

    [Theory]
    [InlineData("--ignore", "FX201")]
    [InlineData("--ignore", "fx005,wait-ignores-health-checks")]
    [InlineData("--select", "FX005")]
    public void Rules_are_chosen_by_id_or_name(string flag, string rules)
    {
        var (exit, output, _) = Cli.Run("lint", Bad, flag, rules);
        Assert.Contains("no findings", output);
        Assert.Equal(ExitCode.Clean, exit);
    }

    [Theory]
    [InlineData("dryflux: --select: no rule is called 'FX2O1' (did you mean FX201?); 'dryflux rules' lists them\n", "--select", "FX2O1")]
    [InlineData("dryflux: --profile: 'strickt' is not recommended, strict or all (did you mean strict?)\n", "--profile", "strickt")]
    [InlineData("dryflux: --flux-version: 'two' is not a version such as 2.9\n", "--flux-version", "two")]
    public void Wrong_values_are_named(string message, params string[] args)
    {
        var (exit, output, error) = Cli.Run(["lint", Bad, .. args]);
        Assert.Equal((ExitCode.Usage, "", message), (exit, output, error));
    }
}
