using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Dryflux.Analyzer;
using NJsonSchema;

namespace Dryflux.Tests.Cli;

/// <summary>Every format over the sample repository, for a few rules: the formats are what is tested here.</summary>
public sealed partial class ReportTests
{
    private static readonly string Sample = Path.Combine(Paths.Fixtures, "repos", "sample");

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    [InlineData("sarif", "sarif")]
    [InlineData("github", "github.txt")]
    [InlineData("gitlab", "gitlab.json")]
    [InlineData("junit", "xml")]
    [InlineData("markdown", "md")]
    [InlineData("rdjson", "rdjson")]
    public void Formats_are_as_recorded(string format, string extension)
    {
        var (exit, output, error) = Lint("--format", format);
        Assert.Equal((ExitCode.Clean, ""), (exit, error));
        Snapshot.Matches(Path.Combine(Paths.Fixtures, "reports", $"sample.{extension}"), Time().Replace(output, "in 0.00 s"));
    }

    [Fact]
    public async Task Json_follows_its_schema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Paths.Root, "schemas", "dryflux-report.schema.json"));
        Assert.Empty(schema.Validate(Lint("--format", "json").Output).Select(e => e.ToString()));
    }

    [Fact]
    public void Suppressed_findings_stay_in_sarif_and_json_and_not_in_text()
    {
        using var sarif = JsonDocument.Parse(Lint("--format", "sarif").Output);
        var results = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        var suppression = Assert.Single(results, r => r.TryGetProperty("suppressions", out _)).GetProperty("suppressions")[0];
        Assert.Equal("the list documents what matters to us", suppression.GetProperty("justification").GetString());
        Assert.Equal("inSource", suppression.GetProperty("kind").GetString());
        Assert.Contains("\"suppression\"", Lint("--format", "json").Output);
        Assert.DoesNotContain("worker.yaml:13", Lint().Output);
    }

    [Fact]
    public void Several_formats_come_from_one_run()
    {
        using var repo = new TempRepo(("apps.yaml", Manifest.WaitAndHealthChecks));
        var (_, output, _) = Cli.Run("lint", repo.Root, "--output", $"sarif={repo["out.sarif"]}", "--output", $"junit={repo["out.xml"]}", "--format", "github");
        Assert.StartsWith("::warning file=apps.yaml,line=11,endLine=11,col=3,endColumn=15,title=FX201 wait-ignores-health-checks::", output, StringComparison.Ordinal);
        Assert.Equal("2.1.0", JsonDocument.Parse(repo.Read("out.sarif")).RootElement.GetProperty("version").GetString());
        Assert.Equal("1", XDocument.Parse(repo.Read("out.xml")).Root!.Element("testsuite")!.Attribute("failures")!.Value);
    }

    [Fact]
    public void Fingerprints_stay_when_lines_move_and_differ_for_equal_findings()
    {
        using var repo = new TempRepo(("apps.yaml", Manifest.WaitAndHealthChecks + "---\n" + Manifest.WaitAndHealthChecks));
        var before = Fingerprints(repo);
        Assert.Equal(2, before.Distinct().Count());
        File.WriteAllText(repo["apps.yaml"], "# moved\n\n" + repo.Read("apps.yaml"));
        Assert.Equal(before, Fingerprints(repo));
    }

    [Fact]
    public void Paths_are_percent_encoded_in_sarif_and_escaped_in_workflow_commands()
    {
        using var repo = new TempRepo(("a b/100%,c:d.yaml", Manifest.WaitAndHealthChecks));
        Assert.Contains("\"uri\": \"a%20b/100%25%2Cc%3Ad.yaml\"", Cli.Run("lint", repo.Root, "--format", "sarif").Output);
        Assert.Contains("file=a b/100%25%2Cc%3Ad.yaml,", Cli.Run("lint", repo.Root, "--format", "github").Output);
    }

    [Fact]
    public void A_repository_inside_a_checkout_is_named_from_the_root_of_the_checkout()
    {
        using var repo = new TempRepo((".git/HEAD", "ref: refs/heads/main\n"), ("deploy/apps.yaml", Manifest.WaitAndHealthChecks));
        Assert.Contains("file=deploy/apps.yaml,", Cli.Run("lint", repo["deploy"], "--format", "github").Output);
        Assert.Contains("--> apps.yaml:11:3", Cli.Run("lint", repo["deploy"]).Output);
    }

    [Fact]
    public void Statistics_count_findings_by_rule() =>
        Assert.Equal("     1  FX005  unused-suppression\n     1  FX201  wait-ignores-health-checks\n", Lint("--statistics").Output);

    private static IReadOnlyList<string> Fingerprints(TempRepo repo)
    {
        using var json = JsonDocument.Parse(Cli.Run("lint", repo.Root, "--select", "FX201", "--format", "json").Output);
        return [.. json.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("fingerprint").GetString()!)];
    }

    private static (ExitCode Exit, string Output, string Error) Lint(params string[] args) => Cli.Run(["lint", Sample, "--select", "FX005,FX201", .. args]);

    [GeneratedRegex("in [0-9.]+ s$", RegexOptions.Multiline)]
    private static partial Regex Time();
}
