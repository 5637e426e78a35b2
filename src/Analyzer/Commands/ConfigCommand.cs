using Dryflux.Analyzer.Config;
using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary><c>dryflux config</c>: helps to write <c>.dryflux.yaml</c>.</summary>
internal static class ConfigCommand
{
    public static void Add(CommandLineApplication app, Screen screen) => app.Command("config", config =>
    {
        config.Description = "Begin a configuration, or show its JSON Schema.";
        config.Command("init", init =>
        {
            init.Description = "Write a commented .dryflux.yaml.";
            var path = init.Argument("PATH", "The repository. Default: the one that holds the current directory.");
            init.OnExecute(() => (int)Init(path.Value ?? Checkout.RootOf(Environment.CurrentDirectory) ?? Environment.CurrentDirectory, screen));
        });
        config.Command("schema", schema =>
        {
            schema.Description = "Print the JSON Schema of .dryflux.yaml.";
            schema.OnExecute(() =>
            {
                schema.Out.Write(ConfigSchema.Json());
                return (int)ExitCode.Clean;
            });
        });
        config.OnExecute(() =>
        {
            config.ShowHelp();
            return (int)ExitCode.Usage;
        });
    });

    private static ExitCode Init(string root, Screen screen)
    {
        if (ConfigLocation.Names.Select(n => Path.Combine(root, n)).FirstOrDefault(File.Exists) is { } there)
        {
            throw new UsageException($"{there} exists");
        }

        var path = Path.Combine(root, ConfigLocation.Names[0]);
        // CreateNew: a file that appears in this moment is not overwritten.
        NamedFile.Write(path, path, writer => writer.Write(ConfigTemplate.Text.ReplaceLineEndings("\n")), FileMode.CreateNew);
        screen.Say($"wrote {path}");
        return ExitCode.Clean;
    }
}
