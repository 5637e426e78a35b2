using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary><c>dryflux build</c>: prints what kustomize builds.</summary>
internal static class BuildCommand
{
    public static void Add(CommandLineApplication app) => app.Command("build", build =>
    {
        build.Description = "Print the objects that kustomize builds.";
        OverlayCommand.Add(build);
    });
}
