using Dryflux.Analyzer.Config;
using Dryflux.Manifests.Flux;
using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary><c>dryflux migrate</c>: brings the Flux API versions of a repository, and the fields that go with them, to those of a release.</summary>
internal static class MigrateCommand
{
    public static void Add(CommandLineApplication app, Screen screen) => app.Command("migrate", migrate =>
    {
        migrate.Description = "Write the Flux API versions of a release, and the fields that go with them.";
        var path = migrate.Argument("PATH", "The repository, or one file of it. Default: the repository that holds the current directory.");
        var to = migrate.Value("--to <VERSION>", $"The Flux release to migrate to: {FluxVersion.Oldest} to {FluxVersion.Newest}. Default: {FluxVersion.Newest}.");
        var dryRun = migrate.Switch("--dry-run", "Print what would change as a patch, and change nothing.");
        var config = migrate.Value("--config <FILE>", "The configuration. Default: .dryflux.yaml at the root of the repository.");
        migrate.OnExecute(() =>
        {
            var (root, file) = RepositoryPlace.Of(path.Value);
            var options = ConfigOptions.Of(root, ConfigLocation.Load(root, config.Value())) with { Flux = Release(to) };
            using var progress = Progress.Start(screen, $"migrating {root} ...");
            return (int)new MigrationRun(options, file).Run(screen, dryRun.HasValue());
        });
    });

    private static FluxVersion Release(CommandOption option) => option.Checked(Versions.Flux) is { } text ? FluxVersion.TryParse(text)! : FluxVersion.Newest;
}
