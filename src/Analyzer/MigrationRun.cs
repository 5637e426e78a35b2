using Dryflux.Analyzer.Fixes;
using Dryflux.Analyzer.Reports;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.ApiVersions;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer;

/// <summary>Migrates a repository: makes the changes that are safe, and tells what is left to a person.</summary>
/// <param name="options">The repository, and the Flux release to migrate to.</param>
/// <param name="onlyFile">When not null, only this file changes; its path from the root.</param>
internal sealed class MigrationRun(RepositoryOptions options, string? onlyFile)
{
    /// <summary>Migrates, or with a dry run prints the patch that would. The exit code says whether something is left to do.</summary>
    public ExitCode Run(Screen screen, bool dryRun)
    {
        var clusters = RepositoryReading.Read(options with { Flux = null }).Clusters;
        var rounds = FixRounds.Run(options.Root, Judge, unsafeToo: false);
        if (dryRun)
        {
            foreach (var file in rounds.Files)
            {
                screen.Output.Write(UnifiedDiff.Of(file));
            }
        }

        var untouched = dryRun ? [] : FixWriter.Write(options.Root, rounds.Files);
        var migrated = RepositoryReading.Files(options, rounds.Tree);
        foreach (var gap in Gap.In(migrated))
        {
            screen.Say($"{gap.Path} was not read: {gap.Cause}");
        }

        foreach (var cluster in clusters.Where(c => c.IsFluxKnown))
        {
            Compare(cluster, migrated, rounds, screen);
        }

        Tell(rounds, untouched, dryRun ? (screen.Error, "would migrate") : (screen.Output, "migrated"));
        foreach (var file in untouched)
        {
            screen.Say($"{file.Path} was left alone: {file.Cause}");
        }

        return untouched.Count == 0 && !rounds.After.Open.Any() ? ExitCode.Clean : ExitCode.Findings;
    }

    private LintResult Judge(IFileTree tree)
    {
        var workspace = RepositoryReading.Files(options, tree);
        var findings = Migration.Find(workspace).Where(f => onlyFile is null || f.Place.Source.Path == onlyFile);
        return new LintResult(workspace.Target, workspace.Files.Count, workspace.Objects.Count, [.. findings], []);
    }

    /// <summary>Says where a cluster does not run the release that is migrated to, and it matters.</summary>
    private void Compare(Cluster cluster, Workspace migrated, FixRounds rounds, Screen screen)
    {
        if (cluster.Flux > options.Flux)
        {
            screen.Say($"{cluster.Name} runs Flux {cluster.Flux} already; nothing newer than {options.Flux} is written, and nothing is changed back");
        }
        else if (Migration.TooNewFor(cluster.Flux, migrated, rounds.Files.Select(f => f.Before.Path).Where(cluster.Files.Contains)) is var (what, since))
        {
            screen.Say($"{cluster.Name} runs Flux {cluster.Flux}, which does not have {what}: upgrade it to {since} or later before this is merged");
        }
    }

    private void Tell(FixRounds rounds, IReadOnlyList<Gap> untouched, (TextWriter Output, string Verb) words)
    {
        var (output, verb) = words;
        var made = rounds.Mended.Where(f => !untouched.Any(u => u.Path == f.Place.Source.Path)).ToList();
        foreach (var file in made.GroupBy(f => f.Place.Source.Path).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{file.Key}: {string.Join(", ", file.GroupBy(f => Safe(f)!.Title).Select(g => g.Count() == 1 ? g.Key : $"{g.Key} ({g.Count()} times)"))}");
        }

        var left = rounds.After.Open.ToList();
        foreach (var finding in left)
        {
            output.WriteLine($"left to you: {finding.Place}: {finding.Message}: {Advice(finding)}");
        }

        var release = rounds.Before.Target.Flux;
        var files = made.Select(f => f.Place.Source.Path).Distinct().Count();
        output.WriteLine(made.Count + left.Count == 0
            ? $"nothing to migrate: every Flux API version here is the newest of Flux {release}"
            : $"{Wording.Count(files, "file")} {verb} to Flux {release}, {Wording.Count(left.Count, "place")} left to you");
    }

    private static Fix? Safe(Finding finding) => finding.Fixes.FirstOrDefault(f => f.Safety == FixSafety.Safe);

    /// <summary>What a person has to do where no fix was made.</summary>
    private string Advice(Finding finding) => finding.Fixes switch
    {
        [{ Safety: FixSafety.Safe } fix, ..] => $"{fix.Title} by hand, the text around it does not allow it to be done for you",
        [{ Safety: FixSafety.Ask } fix, ..] => $"{fix.Title}? `dryflux lint --flux-version {options.Flux} --select {finding.Rule.Id} --unsafe-fixes` does it",
        _ => finding.Label ?? "change it by hand",
    };
}
