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
        var (judged, left) = Judge(flags, options, screen);
        foreach (var (format, file) in outputs)
        {
            Write("--output", file, writer => format.Write(left, writer));
        }

        if (flags.BaselineToWrite is { } baseline)
        {
            Write("--write-baseline", baseline, writer => Baseline.Write(left, writer));
            screen.Say($"{Wording.Count(left.Open.Count(), "finding")} recorded in {baseline}");
            return ExitCode.Clean;
        }

        if (!flags.Diff && !(flags.Quiet && !left.Open.Any() && left.Gaps.Count == 0 && report is TextReport))
        {
            report.Write(left, screen.Output);
        }

        return exit(judged);
    }

    /// <summary>What the exit code is for, and what to report: they differ when a diff shows what would be left.</summary>
    private static (LintResult Judged, LintResult Left) Judge(LintFlags flags, LintOptions options, Screen screen)
    {
        using var progress = Progress.Start(screen, $"checking {options.Root} ...");
        if (!flags.Fixes)
        {
            var result = LintRun.Run(options);
            return (result, result);
        }

        var rounds = FixRounds.Run(options.Root, tree => LintRun.Run(options, tree), flags.UnsafeFixes);
        if (flags.Diff)
        {
            foreach (var file in rounds.Files)
            {
                screen.Output.Write(UnifiedDiff.Of(file));
            }

            return (rounds.Before, rounds.Before);
        }

        var untouched = FixWriter.Write(options.Root, rounds.Files);
        foreach (var file in untouched)
        {
            screen.Say($"{file.Path} was left alone: {file.Cause}");
        }

        var after = untouched.Count == 0 ? rounds.After : LintRun.Run(options);
        return (after, after);
    }

    private static void Write(string flag, string file, Action<TextWriter> write)
    {
        try
        {
            using var writer = new StreamWriter(file);
            write(writer);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{flag}: {file} cannot be written: {unwritable.Message}");
        }
    }
}
