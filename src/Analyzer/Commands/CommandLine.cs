using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary>The command line: one file a command, and what they share.</summary>
public static class CommandLine
{
    /// <summary>Runs dryflux with arguments as a shell gives them.</summary>
    public static ExitCode Run(string[] args, Screen screen)
    {
        try
        {
            var app = Build(screen);

            // When arguments are wrong the library prints a hint among the results: what it prints while it parses is held until all is right.
            using var held = new StringWriter();
            Connect(app, held, screen.Error);
            app.OnParsingComplete(parsed =>
            {
                Refuse(parsed.SelectedCommand);
                screen.Output.Write(held.ToString());
                Connect(app, screen.Output, screen.Error);
            });
            return (ExitCode)app.Execute(args);
        }
        catch (CommandParsingException wrong)
        {
            screen.Say($"{wrong.Message.TrimEnd('.')}. See '{FullName(wrong.Command)} --help'");
            return ExitCode.Usage;
        }
        catch (UsageException wrong)
        {
            screen.Say(wrong.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            screen.Say("interrupted");
            return ExitCode.Interrupted;
        }
        catch (Exception fault)
        {
            screen.Say($"a fault of dryflux {Product.Version}, not of your repository; please report it with the lines below at\n{Product.Issues}");
            screen.Error.WriteLine(fault);
            return ExitCode.Fault;
        }
    }

    private static CommandLineApplication Build(Screen screen)
    {
        var app = new CommandLineApplication
        {
            Name = "dryflux",
            Description = "Offline linter and build simulator for Flux CD GitOps repositories.",
        };
        app.HelpOption(inherited: true);
        app.VersionOption("--version", Product.Version);
        app.ShortVersionGetter = null;
        LintCommand.Add(app, screen);
        BuildCommand.Add(app, screen);
        DiffCommand.Add(app, screen);
        GraphCommand.Add(app, screen);
        MigrateCommand.Add(app, screen);
        ExplainCommand.Add(app);
        RulesCommand.Add(app);
        ConfigCommand.Add(app, screen);
        SchemasCommand.Add(app);
        app.OnExecute(() =>
        {
            app.ShowHelp();
            return (int)ExitCode.Usage;
        });
        return app;
    }

    /// <summary>A command does not take over the writers of the one that holds it, nor how it treats what it does not know.</summary>
    private static void Connect(CommandLineApplication command, TextWriter output, TextWriter error)
    {
        command.Out = output;
        command.Error = error;
        command.ThrowOnUnexpectedArgument = false;
        foreach (var inner in command.Commands)
        {
            Connect(inner, output, error);
        }
    }

    private static void Refuse(CommandLineApplication command)
    {
        if (command.RemainingArguments is not [var unknown, ..])
        {
            return;
        }

        var isFlag = unknown.StartsWith('-');
        var known = isFlag ? command.GetOptions().Select(o => $"--{o.LongName}") : command.Commands.Select(c => c.Name!);
        var what = isFlag ? "flag" : command.Commands.Count > 0 ? "command" : "argument";
        throw new CommandParsingException(command, $"unknown {what} '{unknown}'{Suggestion.For(unknown.Split('=')[0], known)}");
    }

    private static string FullName(CommandLineApplication command) => command.Parent is null ? command.Name! : $"{FullName(command.Parent)} {command.Name}";
}
