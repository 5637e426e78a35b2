using Dryflux.Analyzer.Fixes;
using Dryflux.Analyzer.Reports;
using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary><c>dryflux lint</c>: checks a repository, mends it, reports.</summary>
internal static class LintCommand
{
    public static void Add(CommandLineApplication app, Screen screen) => app.Command("lint", lint =>
    {
        lint.Description = "Check a repository.";
        var flags = new LintFlags(lint);
        lint.OnExecute(() => (int)Run(flags, screen));
    });

    private static ExitCode Run(LintFlags flags, Screen screen)
    {
        // Whatever is wrong with the flags is told before any work is done.
        var (options, report, outputs, exit) = (flags.Options(), flags.Report(screen.IsTerminal), flags.Outputs(), flags.Exit());
        var (result, isMended) = Judge(flags, options, screen);
        if (result.Files == 0)
        {
            screen.Say($"there is no YAML file in {options.Root}");
        }

        foreach (var (format, file) in outputs)
        {
            NamedFile.Write($"--output: {file}", file, writer => format.Write(result, writer));
        }

        if (flags.BaselineToWrite is { } baseline)
        {
            NamedFile.Write($"--write-baseline: {baseline}", baseline, writer => Baseline.Write(result, writer));
            screen.Say($"{Wording.Count(result.Open.Count(), "finding")} recorded in {baseline}");
            return ExitCode.Clean;
        }

        if (!flags.Diff && !(flags.Quiet && !result.Open.Any() && result.Gaps.Count == 0 && report is TextReport))
        {
            report.Write(result, screen.Output);
        }

        return isMended ? exit(result) : ExitCode.Findings;
    }

    /// <summary>What to report, and whether all fixes that are asked for were written.</summary>
    private static (LintResult Result, bool IsMended) Judge(LintFlags flags, LintOptions options, Screen screen)
    {
        using var progress = Progress.Start(screen, $"checking {options.Root} ...");
        if (!flags.Fixes)
        {
            return (LintRun.Run(options), true);
        }

        var rounds = FixRounds.Run(options.Root, tree => LintRun.Run(options, tree), flags.UnsafeFixes);
        if (flags.Diff)
        {
            foreach (var file in rounds.Files)
            {
                screen.Output.Write(UnifiedDiff.Of(file));
            }

            screen.Say($"{Wording.Count(rounds.After.Fixed, "finding")} would be fixed in {Wording.Count(rounds.Files.Count(), "file")}, {rounds.After.Open.Count()} left");
            return (rounds.Before, true);
        }

        var untouched = FixWriter.Write(options.Root, rounds.Files);
        foreach (var file in untouched)
        {
            screen.Say($"{file.Path} was left alone: {file.Cause}");
        }

        return untouched.Count == 0 ? (rounds.After, true) : (LintRun.Run(options), false);
    }
}
