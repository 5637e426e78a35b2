using System.Text;
using System.Text.Json;
using Dryflux.Analyzer;
using Dryflux.Tests.Clusters;

namespace Dryflux.Tests.Cli;

/// <summary>Whatever lies in a repository: a clear word, the right exit code, and the rest of the run as ever.</summary>
[Collection(AloneCollection.Name)]
public sealed class BadInputTests
{
    [Fact]
    public void A_file_that_is_not_utf8_is_named_and_the_rest_is_checked()
    {
        using var repo = new TempRepo(("good.yaml", Manifest.WaitAndHealthChecks));
        repo.Add("latin1.yaml", Encoding.Latin1.GetBytes("kind: Café\nname: café\n".Replace("Café", "Cafe", StringComparison.Ordinal))).Add("utf16.yaml", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a: b\n")]).Add("binary.yaml", [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0xFF, 0xFE]);
        var (exit, output, error) = Cli.Run("lint", repo.Root);
        Assert.Contains("not analysed: binary.yaml: it is not UTF-8 text: byte 0xFF in line 1\nnot analysed: latin1.yaml: it is not UTF-8 text: byte 0xE9 in line 2\nnot analysed: utf16.yaml: it is not UTF-8 text: its first bytes say UTF-16\n", output);
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
        Assert.Equal("'bad.yaml' was not analysed: it is not UTF-8 text: byte 0xFF in line 1.", invocation.GetProperty("toolExecutionNotifications")[0].GetProperty("message").GetProperty("text").GetString());
        Assert.Contains("::warning file=bad.yaml,title=not analysed::it is not UTF-8 text: byte 0xFF in line 1", Cli.Run("lint", repo.Root, "--format", "github").Output);
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

    [Fact]
    public void A_directory_without_yaml_is_no_clean_repository_without_a_word()
    {
        using var repo = new TempRepo(("README.md", "# Nothing\n"));
        var (exit, _, error) = Cli.Run("lint", repo.Root);
        Assert.Equal((ExitCode.Clean, $"dryflux: there is no YAML file in {repo.Root}\n"), (exit, error));
    }

    [Fact]
    public void A_file_that_holds_no_text_stops_no_other_command_and_is_named()
    {
        using var repo = new TempRepo(Fleet.Sync("clusters/one"), ("clusters/one/a.yaml", Fleet.ConfigMap("a")), ("other/README.md", ""));
        repo.Add("other/bad.yaml", [0xFF]);
        var (exit, output, error) = Cli.Run("build", repo.Root);
        Assert.Contains("name: a\n", output);
        Assert.Equal((ExitCode.Clean, "not read: other/bad.yaml: it is not UTF-8 text: byte 0xFF in line 1\n"), (exit, error));
        Assert.Equal("dryflux: other/bad.yaml was not read: it is not UTF-8 text: byte 0xFF in line 1\n", Cli.Run("migrate", repo.Root, "--dry-run").Error.Split("nothing to migrate")[0]);
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
    [InlineData("dryflux: --flux-version: Flux 3.0 is newer than 2.9, the newest that this dryflux knows\n", "lint", "--flux-version", "3.0")]
    [InlineData("dryflux: --baseline: /nowhere/x.json cannot be read: there is no such directory\n", "lint", "--baseline", "/nowhere/x.json")]
    [InlineData("dryflux: --vars-file: /nowhere cannot be read: there is no such file\n", "build", "--vars-file", "/nowhere")]
    [InlineData("dryflux: --from-file: / cannot be read: it is a directory\n", "build", "overlay", "--from-file", "/")]
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
        Assert.EndsWith($"dryflux: --output: {repo["no/such/dir.sarif"]} cannot be written: there is no such directory\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Builds_that_cannot_be_written_are_wrong_usage()
    {
        using var repo = new TempRepo(("kustomization.yaml", "resources: [a.yaml]\n"), ("a.yaml", Fleet.ConfigMap("a")), ("taken", ""));
        var (exit, _, error) = Cli.Run("build", "overlay", repo.Root, "--output-dir", repo["taken/out"]);
        Assert.Equal(ExitCode.Usage, exit);
        Assert.StartsWith($"dryflux: --output-dir: {repo["taken/out"]} cannot be made: ", error, StringComparison.Ordinal);

        var name = repo.Root.Replace("/", "__", StringComparison.Ordinal) + ".yaml";
        Directory.CreateDirectory(Path.Combine(repo["out"], name));
        Assert.Equal($"dryflux: --output-dir: {Path.Combine(repo["out"], name)} cannot be written: it is a directory\n", Cli.Run("build", "overlay", repo.Root, "--output-dir", repo["out"]).Error);
    }

    [Fact]
    public void A_report_is_written_whole_or_not_at_all()
    {
        using var repo = new TempRepo();
        Assert.Throws<UsageException>(() => NamedFile.Write("x", repo["x"], writer =>
        {
            writer.Write("half");
            writer.Flush();
            throw new IOException("the disk is full");
        }));
        Assert.False(File.Exists(repo["x"]));
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
