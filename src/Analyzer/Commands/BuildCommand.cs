using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary><c>dryflux build</c>: prints what kustomize or Flux builds.</summary>
internal static class BuildCommand
{
    public static void Add(CommandLineApplication app, Screen screen) => app.Command("build", build =>
    {
        build.Description = "Print the objects that Flux or kustomize builds.";
        KustomizationCommand.Add(build, screen);
        OverlayCommand.Add(build);
    });
}
