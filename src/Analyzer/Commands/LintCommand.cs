using Dryflux.Analyzer.Reports;
using Dryflux.Manifests.Flux;
using Dryflux.Rules.Engine;
using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary><c>dryflux lint</c>: checks a repository.</summary>
internal static class LintCommand
{
    public static void Add(CommandLineApplication app, bool isTerminal) => app.Command("lint", lint =>
    {
        lint.Description = "Check a repository.";
        var path = lint.Argument("PATH", "The repository, or one file of it. Default: the repository that holds the current directory.");
        var format = lint.Option("--format <FORMAT>", "text or json. Default: text.", CommandOptionType.SingleValue);
        var select = lint.Option("--select <RULES>", "Run only these rules: ids or names, split by commas.", CommandOptionType.MultipleValue);
        var ignore = lint.Option("--ignore <RULES>", "Do not run these rules.", CommandOptionType.MultipleValue);
        var profile = lint.Option("--profile <PROFILE>", "recommended, strict or all. Default: recommended.", CommandOptionType.SingleValue);
        var flux = lint.Option("--flux-version <VERSION>", "The Flux release to judge for. Default: the one the repository installs, else the newest known.", CommandOptionType.SingleValue);
        var statistics = lint.Option("--statistics", "Print how many findings each rule has instead of the findings.", CommandOptionType.NoValue);

        lint.OnExecute(() =>
        {
            IReport report = format.Value() switch
            {
                null or "text" => statistics.HasValue() ? new StatisticsReport() : new TextReport(new Palette(isTerminal), quiet: false),
                "json" => new JsonReport(),
                var other => throw new UsageException($"--format: '{other}' is not text or json"),
            };
            var (root, file) = Place(path.Value);
            var result = LintRun.Run(new LintOptions(root)
            {
                OnlyFile = file,
                Flux = flux.Value() is { } version ? FluxVersion.TryParse(version) ?? throw new UsageException($"--flux-version: '{version}' is not a version such as 2.9") : null,
                Rules = new RuleSettings
                {
                    Profile = ProfileOf(profile.Value()),
                    Select = select.HasValue() ? Rules(select) : null,
                    Ignore = Rules(ignore),
                },
            });
            report.Write(result, lint.Out);
            return (int)(result.Open.Any(f => f.Level == Level.Error) ? ExitCode.Findings : ExitCode.Clean);
        });
    });

    private static Profile ProfileOf(string? name) => name switch
    {
        null or "recommended" => Profile.Recommended,
        "strict" => Profile.Strict,
        "all" => Profile.All,
        _ => throw new UsageException($"--profile: '{name}' is not recommended, strict or all"),
    };

    private static HashSet<string> Rules(CommandOption option) =>
    [
        .. option.Values
            .SelectMany(v => v!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(name => RuleNames.Find(name)?.Id ?? throw new UsageException($"--{option.LongName}: {RuleNames.Unknown(name)}")),
    ];

    private static (string Root, string? File) Place(string? path)
    {
        if (path is null)
        {
            return (RootAbove(Environment.CurrentDirectory) ?? Environment.CurrentDirectory, null);
        }

        if (Directory.Exists(path))
        {
            return (path, null);
        }

        if (!File.Exists(path))
        {
            throw new UsageException($"{path}: no such file or directory");
        }

        var full = Path.GetFullPath(path);
        var root = RootAbove(Path.GetDirectoryName(full)!) ?? Path.GetDirectoryName(full)!;
        return (root, Path.GetRelativePath(root, full).Replace(Path.DirectorySeparatorChar, '/'));
    }

    /// <summary>The nearest directory, here or above, that is a Git checkout.</summary>
    private static string? RootAbove(string? directory)
    {
        while (directory is not null && !Path.Exists(Path.Combine(directory, ".git")))
        {
            directory = Path.GetDirectoryName(directory);
        }

        return directory;
    }
}
