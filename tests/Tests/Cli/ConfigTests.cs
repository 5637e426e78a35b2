using Dryflux.Analyzer;
using NJsonSchema;

namespace Dryflux.Tests.Cli;

public sealed class ConfigTests
{
    /// <summary>Every key, as the documentation shows them.</summary>
    private const string Everything = """
        version: 1
        fluxVersion: "2.8"
        kubernetesVersion: "1.34"
        profile: strict
        clusters:
          - name: production
            path: ./clusters/production
            fluxVersion: "2.8"
            kubernetesVersion: "1.33"
        sources:
          GitRepository/flux-system/apps: ../apps-repo
        externals:
          namespaces: [legacy]
          configMaps: [flux-system/cluster-info]
          secrets: [flux-system/cluster-secrets]
          serviceAccounts: [team-a/reconciler]
          sources: [GitRepository/flux-system/flux-system]
          crds: [widgets.example.com]
          variables: {cluster_name: production, cluster_token: null}
        exclude: [docs/**, "**/testdata/**"]
        rules:
          FX201: off
          unused-suppression: {level: error}
        overrides:
          - paths: [apps/dev/**]
            rules: {FX005: note}
        limits: {fileBytes: 10485760, nesting: 1000}

        """;

    [Theory]
    [InlineData("rule: {}", "1:1: unknown key 'rule' (did you mean rules?)")]
    [InlineData("version: 2", "1:10: version 2 of the configuration is not known; this dryflux reads version 1")]
    [InlineData("fluxVersion: two", "1:14: 'two' is not a version such as 2.9")]
    [InlineData("fluxVersion: \"1.2\"", "1:14: Flux 1.2 is older than 2.0, the oldest that dryflux knows")]
    [InlineData("fluxVersion: 9.9", "1:14: Flux 9.9 is newer than 2.9, the newest that this dryflux knows")]
    [InlineData("kubernetesVersion: \"2\"", "1:20: '2' is not a version such as 1.34")]
    [InlineData("profile: strikt", "1:10: 'strikt' is not recommended, strict or all (did you mean strict?)")]
    [InlineData("rules:\n  FX201: of", "2:10: 'of' is not off, note, warning or error (did you mean off?)")]
    [InlineData("rules:\n  wait-ignores-healthchecks: off", "2:3: no rule is called 'wait-ignores-healthchecks' (did you mean wait-ignores-health-checks?); 'dryflux rules' lists them")]
    [InlineData("rules:\n  FX201: off\n  wait-ignores-health-checks: note", "3:3: FX201 (wait-ignores-health-checks) is set twice")]
    [InlineData("rules:\n  FX201: {levl: off}", "2:11: unknown key 'levl' (did you mean level?)")]
    [InlineData("rules:\n  FX209: {minimum: soon}", "2:20: 'soon' is no value such as 1m")]
    [InlineData("rules: [FX201]", "1:8: 'rules' must be a mapping")]
    [InlineData("exclude: docs", "1:10: 'exclude' must be a list")]
    [InlineData("exclude: [../x]", "1:11: '../x' must be a path from the repository root, without .. and without a / in front")]
    [InlineData("clusters: [{name: a}]", "1:13: 'path' is missing")]
    [InlineData("clusters: [{name: a, path: .}, {name: a, path: .}]", "1:39: two clusters are called 'a'")]
    [InlineData("clusters: [{name: a, path: ./b}]", "1:28: there is no directory './b' in this repository")]
    [InlineData("clusters: [{name: a, path: ., fluxVersion: \"1.2\"}]", "1:44: Flux 1.2 is older than 2.0, the oldest that dryflux knows")]
    [InlineData("clusters: [{name: a, path: ., kubernetesVersion: latest}]", "1:50: 'latest' is not a version such as 1.34")]
    [InlineData("sources: {apps: ../apps}", "1:11: 'apps' is not Kind/namespace/name")]
    [InlineData("externals: {secrets: [token]}", "1:23: 'token' is not namespace/name")]
    [InlineData("externals: {variables: {a: [b]}}", "1:28: 'externals.variables.a' must be a text or null")]
    [InlineData("limits: {nesting: 100000}", "1:19: 'limits.nesting' must be a whole number from 1 to 1000")]
    [InlineData("overrides:\n  - paths: [a/**]\n    rules: {FX201: {minimum: 1}}", "3:21: unknown key 'minimum'")]
    [InlineData("overrides: [{paths: [a]}]", "1:14: 'rules' is missing")]
    [InlineData("overrides: [{rules: {FX201: off}}]", "1:14: 'paths' is missing")]
    [InlineData("version: 1\nversion: 1", "2:1: key 'version' is given twice")]
    [InlineData("a: [", "1:5: ")]
    public void Mistakes_are_told_with_their_place(string text, string message)
    {
        using var repo = new TempRepo((".dryflux.yaml", text));
        var (exit, output, error) = Cli.Run("lint", repo.Root);
        Assert.StartsWith($"dryflux: {repo[".dryflux.yaml"]}:{message}", error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Usage, ""), (exit, output));
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        using var repo = new TempRepo((".dryflux.yml", "profil: all\nrules: {FX201: loud}\n"));
        Assert.Equal(2, Cli.Run("lint", repo.Root).Error.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public void Rules_paths_and_levels_are_as_the_file_says()
    {
        const string config = "exclude: [docs]\nrules: {FX201: error}\noverrides:\n  - paths: [apps/dev/**]\n    rules: {FX201: note}\n";
        using var repo = new TempRepo((".dryflux.yaml", config), ("docs/a.yaml", Manifest.WaitAndHealthChecks), ("apps/dev/b.yaml", Manifest.WaitAndHealthChecks), ("apps/c.yaml", Manifest.WaitAndHealthChecks));
        var (exit, output, _) = Cli.Run("lint", repo.Root, "--select", "FX201", "--format", "github");
        Assert.Equal(["::error file=apps/c.yaml", "::notice file=apps/dev/b.yaml"], output.TrimEnd().Split('\n').Select(l => l.Split(',')[0]));
        Assert.Equal(ExitCode.Findings, exit);
    }

    [Fact]
    public void Every_key_is_taken_and_flags_beat_the_file()
    {
        using var repo = new TempRepo((".dryflux.yaml", Everything), ("a.yaml", Manifest.WaitAndHealthChecks), ("clusters/production/empty.yaml", ""));
        Assert.Contains("judged for Flux 2.8: no findings", Cli.Run("lint", repo.Root, "--ignore", "FX223,FX708").Output);
        Assert.Contains("judged for Flux 2.9: 1 warning", Cli.Run("lint", repo.Root, "--flux-version", "2.9", "--select", "FX201").Output);
    }

    [Fact]
    public void A_file_that_a_flag_names_must_exist_and_two_files_are_one_too_many()
    {
        using var repo = new TempRepo((".dryflux.yaml", ""), (".dryflux.yml", ""));
        Assert.Equal(ExitCode.Usage, Cli.Run("lint", repo.Root).Exit);
        Assert.Equal(ExitCode.Usage, Cli.Run("lint", repo.Root, "--config", repo["none.yaml"]).Exit);
        Assert.Equal(ExitCode.Clean, Cli.Run("lint", repo.Root, "--config", repo[".dryflux.yml"]).Exit);
    }

    [Fact]
    public void The_schema_in_the_tree_is_the_one_that_is_served() =>
        Snapshot.Matches(Path.Combine(Paths.Root, "schemas", "dryflux-config.schema.json"), Cli.Run("config", "schema").Output);

    [Theory]
    [InlineData("{\"version\": 1, \"fluxVersion\": 2.9, \"rules\": {\"FX201\": \"off\", \"unused-suppression\": {\"level\": \"note\"}}}", true)]
    [InlineData("{\"externals\": {\"variables\": {\"a\": \"b\", \"c\": null}}, \"limits\": {\"nesting\": 10}, \"profile\": \"all\"}", true)]
    [InlineData("{\"externals\": {\"variables\": [\"a\"]}, \"overrides\": [{\"paths\": [\"a\"], \"rules\": {\"FX005\": \"error\"}}]}", true)]
    [InlineData("{\"rules\": {\"interval-too-short\": {\"level\": \"error\", \"minimum\": \"5m\"}}}", true)]
    [InlineData("{\"clusters\": [{\"name\": \"a\", \"path\": \"b\", \"fluxVersion\": 2.9, \"kubernetesVersion\": \"1.34\"}]}", true)]
    [InlineData("{\"rules\": {\"FX209\": {\"minimum\": \"soon\"}}}", false)]
    [InlineData("{\"rule\": {}}", false)]
    [InlineData("{\"rules\": {\"FX999\": \"off\"}}", false)]
    [InlineData("{\"rules\": {\"FX201\": \"loud\"}}", false)]
    [InlineData("{\"clusters\": [{\"name\": \"a\"}]}", false)]
    public async Task The_schema_takes_what_the_reader_takes(string json, bool isRight)
    {
        var schema = await JsonSchema.FromJsonAsync(Cli.Run("config", "schema").Output);
        Assert.Equal(isRight, schema.Validate(json).Count == 0);
    }

    [Fact]
    public void Init_writes_a_file_that_lint_takes_and_overwrites_none()
    {
        using var repo = new TempRepo(("clusters/production/empty.yaml", ""));
        Assert.Equal(ExitCode.Clean, Cli.Run("config", "init", repo.Root).Exit);
        Assert.Equal(ExitCode.Clean, Cli.Run("lint", repo.Root).Exit);
        Assert.Equal(ExitCode.Usage, Cli.Run("config", "init", repo.Root).Exit);

        // With the comment marks taken off, it is a configuration too.
        var lines = repo.Read(".dryflux.yaml").Split('\n').Where(l => l.StartsWith("# ", StringComparison.Ordinal) && (l.Contains(": ", StringComparison.Ordinal) || l.EndsWith(':')) && !char.IsUpper(l[2]) && !l.Contains("yaml-language", StringComparison.Ordinal));
        File.WriteAllText(repo[".dryflux.yaml"], string.Join('\n', lines.Select(l => l[2..])));
        Assert.Equal((ExitCode.Clean, ""), (Cli.Run("lint", repo.Root).Exit, Cli.Run("lint", repo.Root).Error));
    }
}
