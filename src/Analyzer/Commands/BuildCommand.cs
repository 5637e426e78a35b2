using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary><c>dryflux build</c>: prints what Flux would apply to the clusters of a repository, and with a further word what single commands of others build.</summary>
internal static class BuildCommand
{
    public static void Add(CommandLineApplication app, Screen screen) => app.Command("build", build =>
    {
        build.Description = "Print every object that Flux would apply, cluster by cluster.";
        var flags = new SimulationFlags(build);
        var outputDirectory = build.Value("--output-dir <DIR>", "Write DIR/<cluster>/<namespace>/<name>.yaml for each Flux Kustomization.");
        var showOrigin = build.Switch("--show-origin", "Print before each object where it comes from and by which entries.");
        KustomizationCommand.Add(build, screen);
        OverlayCommand.Add(build);
        build.OnExecute(() =>
        {
            using var progress = Progress.Start(screen, "building ...");
            var workspace = flags.Read();
            var output = new ClusterOutput(SimulationFlags.Clusters(workspace), showOrigin.HasValue());
            var isBuilt = outputDirectory.Value() is { } directory ? output.WriteAll(directory) : output.Print(build.Out);
            output.Explain(build.Error);
            foreach (var gap in Gap.In(workspace))
            {
                build.Error.WriteLine($"not read: {gap.Path}: {gap.Cause}");
            }

            return (int)(isBuilt ? ExitCode.Clean : ExitCode.Findings);
        });
    });
}
