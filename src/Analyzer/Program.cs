using System.Text;
using Dryflux.Analyzer;
using Dryflux.Analyzer.Commands;

// Console.Out would write to the system line by line.
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
return (int)CommandLine.Run(args, new Screen(output, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected));
