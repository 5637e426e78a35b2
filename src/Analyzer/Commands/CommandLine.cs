using System.Reflection;
using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary>The command line: one file a command, and what they share.</summary>
public static class CommandLine
{
    /// <summary>Runs dryflux with arguments as a shell gives them.</summary>
    public static ExitCode Run(string[] args, TextWriter output, TextWriter error)
    {
        var app = new CommandLineApplication
        {
            Name = "dryflux",
            Description = "Offline linter and build simulator for Flux CD GitOps repositories.",
            Out = output,
            Error = error,
        };
        app.HelpOption(inherited: true);
        app.VersionOption("--version", Version());
        BuildCommand.Add(app);
        app.OnExecute(() =>
        {
            app.ShowHelp();
            return (int)ExitCode.Usage;
        });

        try
        {
            return (ExitCode)app.Execute(args);
        }
        catch (CommandParsingException wrong)
        {
            error.WriteLine($"dryflux: {wrong.Message.TrimEnd('.')}. See 'dryflux {wrong.Command.Name} --help'.".Replace(" dryflux --help", " --help", StringComparison.Ordinal));
            return ExitCode.Usage;
        }
        catch (UsageException wrong)
        {
            error.WriteLine($"dryflux: {wrong.Message}");
            return ExitCode.Usage;
        }
    }

    private static string Version() => typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
