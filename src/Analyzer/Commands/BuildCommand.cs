using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary><c>dryflux build</c>: prints what Flux or kustomize would apply.</summary>
internal static class BuildCommand
{
    public static void Add(CommandLineApplication app) => app.Command("build", build =>
    {
        build.Description = "Print the objects that kustomize or Flux would apply.";
        OverlayCommand.Add(build);
    });
}
