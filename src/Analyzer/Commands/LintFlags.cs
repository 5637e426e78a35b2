using Dryflux.Analyzer.Config;
using Dryflux.Analyzer.Reports;
using Dryflux.Analyzer.Revisions;
using Dryflux.Analyzer.Schemas;
using Dryflux.Rules.Engine;
using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary>The flags of <c>dryflux lint</c> and what they mean.</summary>
/// <param name="lint">The command; the flags stand in its help in this order.</param>
internal sealed class LintFlags(CommandLineApplication lint)
{
    private readonly CommandArgument _path = lint.Argument("PATH", "The repository, or one file of it. Default: the repository that holds the current directory.");
    private readonly CommandOption _format = lint.Value("--format <FORMAT>", "What to print: text, json, sarif, github, gitlab, junit, markdown or rdjson. Default: text.");
    private readonly CommandOption _output = lint.Values("--output <FILE>", "Write a report to a file as well. May be given several times.", "FORMAT=FILE");
    private readonly CommandOption _failOn = lint.Value("--fail-on <LEVEL>", "The level from which on findings make the exit code 1: error, warning, note or never. Default: error.");
    private readonly CommandOption _exitZero = lint.Switch("--exit-zero", "Exit with 0 whatever is found.");
    private readonly CommandOption _select = lint.Values("--select <RULES>", "Run only these rules: ids or names, split by commas.");
    private readonly CommandOption _ignore = lint.Values("--ignore <RULES>", "Do not run these rules: ids or names, split by commas.");
    private readonly CommandOption _profile = lint.Value("--profile <PROFILE>", "Which rules are on: recommended, strict or all. Default: recommended.");
    private readonly CommandOption _flux = lint.Value("--flux-version <VERSION>", "The Flux release to judge for. Default: for each cluster the one that it installs, else the newest known.");
    private readonly CommandOption _kubernetes = lint.Value("--kubernetes-version <VERSION>", "The Kubernetes version to judge for. Default: the newest known.");
    private readonly CommandOption _cluster = lint.Values("--cluster <NAME>", "Judge only this cluster, and the files that its builds read. May be given several times.");
    private readonly CommandOption _schema = lint.Values("--schema <PATH>", "More schemas: CRDs in YAML, JSON Schemas named KIND-GROUP-VERSION.json, GROUP/KIND_VERSION.json or GROUP_KIND_VERSION.json, or a directory of them.");
    private readonly CommandOption _base = lint.Value("--base <REV>", "Compare with a Git revision or a directory, and tell only what the change brings, with the rules about changes. Of a revision the merge base with HEAD counts.", "REV|DIR");
    private readonly CommandOption _fix = lint.Switch("--fix", "Make the fixes that cannot change the meaning, then report what is left.");
    private readonly CommandOption _unsafeFixes = lint.Switch("--unsafe-fixes", "Like --fix, and make the fixes that a person should choose, too.");
    private readonly CommandOption _diff = lint.Switch("--diff", "Print what --fix would change, and change nothing. With --unsafe-fixes, what that would change.");
    private readonly CommandOption _baseline = lint.Value("--baseline <FILE>", "Hide the findings that a baseline records.");
    private readonly CommandOption _writeBaseline = lint.Value("--write-baseline <FILE>", "Record the findings as a baseline and exit with 0.");
    private readonly CommandOption _config = lint.Value("--config <FILE>", "The configuration. Default: .dryflux.yaml at the root of the repository.");
    private readonly CommandOption _statistics = lint.Switch("--statistics", "Print how many findings each rule has instead of the findings.");
    private readonly CommandOption _quiet = lint.Switch("--quiet", "Print findings, and nothing when there are none.");
    private readonly CommandOption _noColor = lint.Switch("--no-color", "Do not colour the text report. The variable NO_COLOR does the same.");

    /// <summary>True to mend, or to show what mending would change.</summary>
    public bool Fixes => _fix.HasValue() || _unsafeFixes.HasValue() || _diff.HasValue();

    /// <summary>True to make the fixes that need a choice.</summary>
    public bool UnsafeFixes => _unsafeFixes.HasValue();

    /// <summary>True to show changes and make none.</summary>
    public bool Diff => _diff.HasValue();

    /// <summary>True to leave out what is not a finding.</summary>
    public bool Quiet => _quiet.HasValue();

    /// <summary>Where to record the findings; null for nowhere.</summary>
    public string? BaselineToWrite => _writeBaseline.Value();

    /// <summary>Flags and configuration put together.</summary>
    /// <exception cref="UsageException">One of them is wrong.</exception>
    public LintOptions Options()
    {
        var (root, file) = RepositoryPlace.Of(_path.Value);
        var config = ConfigLocation.Load(root, _config.Value());
        return new LintOptions(ConfigOptions.Of(root, config, _flux.Checked(Versions.Flux), _kubernetes.Checked(Versions.Kubernetes)))
        {
            OnlyFile = file,
            OnlyClusters = [.. _cluster.Values.OfType<string>()],
            Schemas = KindSchemas.Read(_schema.Values!),
            Base = BaseRevision(root),
            Baseline = _baseline.Value() is { } baseline && BaselineToWrite is null ? Baseline.Read(baseline) : null,
            Rules = new RuleSettings
            {
                Profile = Profiles.Parse(_profile.Word(Profiles.Words)) ?? config.Profile ?? Profile.Recommended,
                Select = _select.HasValue() ? Rules(_select) : null,
                Ignore = Rules(_ignore),
                Rules = config.Rules,
                Overrides = [.. config.Overrides.Select(o => new PathOverride(PathPattern.AnyOf(o.Paths), o.Rules))],
            },
        };
    }

    /// <summary>What to print.</summary>
    /// <param name="isTerminal">True when it goes to a terminal.</param>
    /// <exception cref="UsageException">The format is wrong.</exception>
    public IReport Report(bool isTerminal)
    {
        var colours = isTerminal && !_noColor.HasValue() && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var format = _format.Word(ReportFormats.Names) ?? "text";
        if (_statistics.HasValue())
        {
            return format == "text" ? new StatisticsReport() : throw new UsageException("--statistics belongs to the text format");
        }

        return ReportFormats.Find(format, new TextReport(new Palette(colours), Quiet));
    }

    /// <summary>What to write to files.</summary>
    /// <exception cref="UsageException">A format is wrong.</exception>
    public IReadOnlyList<(IReport Report, string File)> Outputs() => [.. _output.Values.Select(value =>
    {
        var (format, file) = value!.Split('=', 2) is [var before, { Length: > 0 } after] ? (before, after) : throw new UsageException($"--output: '{value}' is not FORMAT=FILE");
        return ReportFormats.Names.Contains(format)
            ? (ReportFormats.Find(format, new TextReport(new Palette(false), Quiet)), file)
            : throw new UsageException($"--output: '{format}' is no format{Suggestion.For(format, ReportFormats.Names)}: {string.Join(", ", ReportFormats.Names)}");
    })];

    /// <summary>The exit code that a result deserves.</summary>
    /// <exception cref="UsageException">The level is wrong.</exception>
    public Func<LintResult, ExitCode> Exit()
    {
        var level = _failOn.Word("error", "warning", "note", "never") ?? "error";
        return _exitZero.HasValue() || level == "never"
            ? _ => ExitCode.Clean
            : result => result.Open.Any(f => f.Level >= Levels.Parse(level)) ? ExitCode.Findings : ExitCode.Clean;
    }

    private BaseRevision? BaseRevision(string root)
    {
        if (_base.Value() is not { } name)
        {
            return null;
        }

        return BaselineToWrite is null ? Revisions.BaseRevision.Open(root, name) : throw new UsageException("--write-baseline records every finding: leave out --base");
    }

    private static HashSet<string> Rules(CommandOption option) =>
    [
        .. option.Values
            .SelectMany(v => v!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(name => RuleNames.Find(name)?.Id ?? throw new UsageException($"--{option.LongName}: {RuleNames.Unknown(name)}")),
    ];
}
