using Dryflux.Analyzer;

namespace Dryflux.Tests.Cli;

/// <summary>Carets stand below what is meant, whatever stands before it.</summary>
public sealed class CodeFrameTests
{
    [Fact]
    public void Wide_text_and_tabs_move_the_carets()
    {
        using var repo = new TempRepo(("a.yaml", "名前: {日本:\t\"é\"} # dryflux: ignore[FX201] 古い\n"));
        Assert.Equal(
            """
            1 | 名前: {日本:    "é"} # dryflux: ignore[FX201] 古い
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            """,
            Frame(repo));
    }

    [Fact]
    public void Control_characters_cannot_reach_the_terminal()
    {
        using var repo = new TempRepo(("a.yaml", "a: b # dryflux: ignore[FX201] \u202Eevil\u0085\n"));
        Assert.DoesNotContain('\u202E', Cli.Run("lint", repo.Root).Output);
        Assert.Contains("\uFFFDevil", Cli.Run("lint", repo.Root).Output);
    }

    [Fact]
    public void Of_a_long_line_the_part_round_the_mark_is_shown()
    {
        using var repo = new TempRepo(("a.yaml", $"a: \"{new string('x', 5000)}\" # dryflux: ignore[FX201] {new string('y', 5000)}\n"));
        var lines = Frame(repo).Split('\n');
        Assert.True(lines[0].Length < 200);
        Assert.Equal(lines[0].IndexOf('#', StringComparison.Ordinal), lines[1].IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public void A_terminal_gets_colours_and_a_pipe_does_not()
    {
        using var repo = new TempRepo(("a.yaml", Manifest.StaleComment));
        Assert.Contains("\e[1;33mwarning FX005\e[0m", OnTerminal(repo));
        Assert.DoesNotContain('\e', OnTerminal(repo, "--no-color"));
        Assert.DoesNotContain('\e', Cli.Run("lint", repo.Root).Output);
    }

    private static string OnTerminal(TempRepo repo, params string[] args)
    {
        using var output = new StringWriter();
        Dryflux.Analyzer.Commands.CommandLine.Run(["lint", repo.Root, .. args], new Screen(output, TextWriter.Null, IsTerminal: true));
        return output.ToString();
    }

    /// <summary>The source line and the carets below it.</summary>
    private static string Frame(TempRepo repo)
    {
        var lines = Cli.Run("lint", repo.Root, "--select", "FX005,FX201").Output.Split('\n');
        return string.Join('\n', lines[3..5]) + "\n";
    }
}
