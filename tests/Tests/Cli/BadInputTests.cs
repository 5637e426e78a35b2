using System.Text;
using System.Text.Json;
using Dryflux.Analyzer;

namespace Dryflux.Tests.Cli;

/// <summary>Whatever lies in a repository: a clear word, the right exit code, and the rest of the run as ever.</summary>
[Collection(AloneCollection.Name)]
public sealed class BadInputTests
{
    [Fact]
    public void A_file_that_is_not_utf8_is_named_and_the_rest_is_checked()
    {
        using var repo = new TempRepo(("good.yaml", Manifest.WaitAndHealthChecks));
        repo.Add("latin1.yaml", Encoding.Latin1.GetBytes("name: café\n")).Add("binary.yaml", [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0xFF, 0xFE]);
        var (exit, output, error) = Cli.Run("lint", repo.Root);
        Assert.Contains("not analysed: binary.yaml: it is not UTF-8 text\nnot analysed: latin1.yaml: it is not UTF-8 text\n", output);
        Assert.Contains("good.yaml:11:3", output);
        Assert.Equal((ExitCode.Clean, ""), (exit, error));
    }

    [Fact]
    public void What_was_not_analysed_is_a_notification_in_sarif()
    {
        using var repo = new TempRepo();
        repo.Add("bad.yaml", [0xFF]);
        using var sarif = JsonDocument.Parse(Cli.Run("lint", repo.Root, "--format", "sarif").Output);
        var invocation = sarif.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];
        Assert.Equal("'bad.yaml' was not analysed: it is not UTF-8 text.", invocation.GetProperty("toolExecutionNotifications")[0].GetProperty("message").GetProperty("text").GetString());
        Assert.Contains("::warning file=bad.yaml,title=not analysed::it is not UTF-8 text", Cli.Run("lint", repo.Root, "--format", "github").Output);
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_named()
    {
        using var repo = new TempRepo(("good.yaml", Manifest.WaitAndHealthChecks), ("locked.yaml", "a: b\n"), ("closed/a.yaml", "a: b\n"));
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            return;
        }

        File.SetUnixFileMode(repo["locked.yaml"], UnixFileMode.None);
        File.SetUnixFileMode(repo["closed"], UnixFileMode.None);
        var (exit, output, _) = Cli.Run("lint", repo.Root);
        File.SetUnixFileMode(repo["closed"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Contains("not analysed: closed: ", output);
        Assert.Contains("not analysed: locked.yaml: ", output);
        Assert.Contains("good.yaml:11:3", output);
        Assert.Equal(ExitCode.Clean, exit);
    }

    [Fact]
    public void A_file_of_100_megabytes_costs_nothing()
    {
        using var repo = new TempRepo(("good.yaml", Manifest.WaitAndHealthChecks));
        using (var huge = File.Create(repo["huge.yaml"]))
        {
            huge.SetLength(100 * 1024 * 1024);
        }

        var before = GC.GetTotalAllocatedBytes();
        Assert.Contains("good.yaml:11:3", Cli.Run("lint", repo.Root).Output);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 50 * 1024 * 1024);
    }

    [Fact]
    public void Aliases_that_expand_without_end_and_nesting_without_end_do_not_hang()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 20; i++)
        {
            bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        using var repo = new TempRepo(
            ("bomb.yaml", bomb.ToString()),
            ("deep-flow.yaml", new string('[', 10_000) + new string(']', 10_000)),
            ("deep-map.yaml", string.Concat(Enumerable.Range(0, 10_000).Select(i => new string(' ', i) + "a:\n"))),
            ("good.yaml", Manifest.WaitAndHealthChecks));
        Assert.Contains("good.yaml:11:3", Cli.Run("lint", repo.Root).Output);
    }

    [Fact]
    public void Links_in_a_circle_and_links_that_leave_the_repository_are_not_followed()
    {
        using var outside = new TempRepo(("secret.yaml", Manifest.WaitAndHealthChecks));
        using var repo = new TempRepo(("apps/good.yaml", Manifest.WaitAndHealthChecks));
        Directory.CreateSymbolicLink(repo["apps/again"], "..");
        File.CreateSymbolicLink(repo["apps/self.yaml"], "self.yaml");
        File.CreateSymbolicLink(repo["apps/outside.yaml"], outside["secret.yaml"]);
        Directory.CreateSymbolicLink(repo["outside"], outside.Root);
        var (_, output, _) = Cli.Run("lint", repo.Root, "--select", "FX201", "--format", "github");
        Assert.StartsWith("::warning file=apps/good.yaml,", Assert.Single(output.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dryflux: /nowhere/at/all: no such file or directory\n", "lint", "/nowhere/at/all")]
    [InlineData("dryflux: unknown flag '--selct' (did you mean --select?). See 'dryflux lint --help'\n", "lint", "--selct", "FX201")]
    [InlineData("dryflux: unknown command 'lnt' (did you mean lint?). See 'dryflux --help'\n", "lnt")]
    [InlineData("dryflux: --format: 'sariff' is not text, json, sarif, github, gitlab, junit, markdown or rdjson (did you mean sarif?)\n", "lint", "--format", "sariff")]
    [InlineData("dryflux: --fail-on: 'info' is not error, warning, note or never\n", "lint", "--fail-on", "info")]
    [InlineData("dryflux: --output: 'sarif' is not FORMAT=FILE\n", "lint", "--output", "sarif")]
    [InlineData("dryflux: --output: 'srif' is no format (did you mean sarif?): text, json, sarif, github, gitlab, junit, markdown, rdjson\n", "lint", "--output", "srif=x")]
    [InlineData("dryflux: --kubernetes-version: '34' is not a version such as 1.34\n", "lint", "--kubernetes-version", "34")]
    [InlineData("dryflux: --statistics belongs to the text format\n", "lint", "--statistics", "--format", "json")]
    [InlineData("dryflux: Missing value for option 'format'. See 'dryflux lint --help'\n", "lint", "--format")]
    [InlineData("dryflux: unknown argument 'b'. See 'dryflux lint --help'\n", "lint", "a", "b")]
    [InlineData("dryflux: unknown flag '--namespace'. See 'dryflux lint --help'\n", "lint", "--namespace", "production")]
    [InlineData("dryflux: explain: which rule? 'dryflux rules' lists them\n", "explain")]
    [InlineData("dryflux: explain: no rule is called 'FX2O1' (did you mean FX201?); 'dryflux rules' lists them\n", "explain", "FX2O1")]
    public void Wrong_usage_is_told_in_one_line(string message, params string[] args)
    {
        var (exit, output, error) = Cli.Run(args);
        Assert.Equal((ExitCode.Usage, "", message), (exit, output, error));
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_wrong_usage()
    {
        using var repo = new TempRepo();
        var (exit, _, error) = Cli.Run("lint", repo.Root, "--output", $"sarif={repo["no/such/dir.sarif"]}");
        Assert.Equal(ExitCode.Usage, exit);
        Assert.StartsWith($"dryflux: --output: {repo["no/such/dir.sarif"]} cannot be written: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_ours_asks_for_a_report_and_says_where()
    {
        using var repo = new TempRepo();
        using var broken = new BrokenWriter();
        using var error = new StringWriter();
        Assert.Equal(ExitCode.Fault, Dryflux.Analyzer.Commands.CommandLine.Run(["lint", repo.Root], new Screen(broken, error)));
        Assert.Contains("please report it", error.ToString());
        Assert.Contains("https://github.com/dryflux/dryflux/issues", error.ToString());
        Assert.Contains("BrokenWriter", error.ToString());
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new InvalidOperationException("out of order");
    }
}
