using Dryflux.Analyzer.Diffs;
using Dryflux.Analyzer.Revisions;
using Dryflux.Manifests.Changes;
using Dryflux.Simulator.Diff;
using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary><c>dryflux diff</c>: shows what a change of the repository does to each cluster.</summary>
internal static class DiffCommand
{
    public static void Add(CommandLineApplication app, Screen screen) => app.Command("diff", diff =>
    {
        diff.Description = "Show what a change does to each cluster: objects that are added, removed, changed, or moved between components. Exits with 0 with differences and without.";
        var flags = new SimulationFlags(diff);
        var @base = diff.Value("--base <REV>", "What to compare with: a Git revision, of which the merge base with HEAD counts, or a directory.", "REV|DIR");
        var format = diff.Value("--format <FORMAT>", "What to print: text, json or markdown. Default: text.");
        diff.OnExecute(() =>
        {
            var name = format.Word("text", "json", "markdown") ?? "text";
            if (@base.Value() is not { } revision)
            {
                throw new UsageException("diff: name what to compare with: --base REV or --base DIR");
            }

            using var progress = Progress.Start(screen, "building ...");
            var options = flags.Options();
            var before = BaseRevision.Open(options.Root, revision);
            var workspace = RepositoryReading.Read(options with { OnlyClusters = [] });
            var all = ClusterDiff.Of(before.Read(options, workspace.Repository).Clusters, workspace.Clusters);
            var changes = new ChangeSet(revision, Chosen(all, options.OnlyClusters));
            switch (name)
            {
                case "json":
                    JsonDiff.Write(changes, diff.Out);
                    break;
                case "markdown":
                    MarkdownDiff.Write(changes, diff.Out);
                    break;
                default:
                    TextDiff.Write(changes, diff.Out);
                    break;
            }

            return (int)ExitCode.Clean;
        });
    });

    /// <summary>The clusters that are asked for; one that is gone can be named too.</summary>
    private static IReadOnlyList<ClusterChange> Chosen(IReadOnlyList<ClusterChange> all, IReadOnlyList<string> names)
    {
        var known = all.Select(c => c.Name).ToList();
        return names.FirstOrDefault(n => !known.Contains(n)) is { } unknown
            ? throw Suggestion.NoCluster(unknown, known)
            : names.Count == 0 ? all : [.. all.Where(c => names.Contains(c.Name))];
    }
}
