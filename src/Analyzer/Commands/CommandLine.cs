using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary>The command line: one file a command, and what they share.</summary>
public static class CommandLine
{
    /// <summary>Runs dryflux with arguments as a shell gives them.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where messages about the run go.</param>
    /// <param name="isTerminal">True when somebody reads the output as it comes, in colour.</param>
    public static ExitCode Run(string[] args, TextWriter output, TextWriter error, bool isTerminal = false)
    {
        var app = new CommandLineApplication
        {
            Name = "dryflux",
            Description = "Offline linter and build simulator for Flux CD GitOps repositories.",
        };
        app.HelpOption(inherited: true);
        app.VersionOption("--version", Product.Version);
        LintCommand.Add(app, isTerminal);
        BuildCommand.Add(app);
        SchemasCommand.Add(app);
        app.OnExecute(() =>
        {
            app.ShowHelp();
            return (int)ExitCode.Usage;
        });

        Connect(app, output, error);
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

    /// <summary>A command does not take over the writers of the one that holds it.</summary>
    private static void Connect(CommandLineApplication command, TextWriter output, TextWriter error)
    {
        command.Out = output;
        command.Error = error;
        foreach (var inner in command.Commands)
        {
            Connect(inner, output, error);
        }
    }
}
