using Dryflux.Analyzer;
using Dryflux.Analyzer.Commands;

namespace Dryflux.Tests.Cli;

/// <summary>Runs the command line in this process.</summary>
internal static class Cli
{
    public static (ExitCode Exit, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = CommandLine.Run(args, new Screen(output, error));
        return (exit, output.ToString(), error.ToString());
    }
}
