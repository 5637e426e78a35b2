using Dryflux.Tests.Cli;

namespace Dryflux.Tests.Rules;

/// <summary>Ignore comments in scripts and Makefiles.</summary>
public sealed class ScriptSuppressionTests
{
    private const string Install = "flux install --no-such-flag\n";

    [Theory]
    [InlineData("a.sh", "#!/bin/sh\n# dryflux: ignore[FX952] an old CLI\n" + Install)]
    [InlineData("a.sh", "#!/bin/sh\n# dryflux: ignore[FX952] an old CLI\n# which we need\n" + Install)]
    [InlineData("a.sh", "#!/bin/sh\nflux install --no-such-flag # dryflux: ignore[FX952] an old CLI\n")]
    [InlineData("Makefile", "up:\n\t# dryflux: ignore[wrong-preflight] an old CLI\n\t" + Install)]
    [InlineData("a.sh", "#!/bin/sh\n\n# dryflux: ignore-file[FX952] an old CLI\nset -e\n" + Install)]
    [InlineData("README.md", "# dryflux: ignore[FX952] an old CLI\n" + Install)]
    public void A_finding_in_a_script_is_suppressed(string path, string text)
    {
        using var repo = new TempRepo((path, text));
        Assert.Contains("no findings, 1 suppressed", Cli.Cli.Run("lint", repo.Root).Output);
    }

    [Fact]
    public void A_comment_that_suppresses_nothing_is_named_but_not_in_documents()
    {
        const string Text = "#!/bin/sh\n# dryflux: ignore[FX952] no longer\necho\necho ignore-file\n";
        using var repo = new TempRepo(("a.sh", Text), ("README.md", Text), ("late.sh", "#!/bin/sh\nset -e\n# dryflux: ignore-file[FX952] too late\necho\n" + Install));
        var output = Cli.Cli.Run("lint", repo.Root, "--fix").Output;
        Assert.Contains("late.sh", output);
        Assert.DoesNotContain("README.md", output);
        Assert.Equal("#!/bin/sh\necho\necho ignore-file\n", repo.Read("a.sh"));
    }
}
