using Dryflux.Analyzer.Commands;

return (int)CommandLine.Run(args, Console.Out, Console.Error, isTerminal: !Console.IsOutputRedirected);
