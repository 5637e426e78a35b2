using Dryflux.Analyzer;

namespace Dryflux.Tests.Cli;

/// <summary>Names and flags are an interface: a change of any help is seen in a diff.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("lint")]
    [InlineData("explain")]
    [InlineData("rules")]
    [InlineData("build")]
    [InlineData("build kustomization")]
    [InlineData("build overlay")]
    [InlineData("diff")]
    [InlineData("graph")]
    [InlineData("migrate")]
    [InlineData("config")]
    [InlineData("config init")]
    [InlineData("config schema")]
    public void Help_is_as_recorded(string command)
    {
        var (exit, output, error) = Cli.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal((ExitCode.Clean, ""), (exit, error));
        Snapshot.Matches(Path.Combine(Paths.Fixtures, "help", $"{(command.Length == 0 ? "dryflux" : command.Replace(' ', '-'))}.txt"), output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Version_is_a_number_alone() => Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+\n$", Cli.Run("--version").Output);
}
