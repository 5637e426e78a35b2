using System.Text;
using Dryflux.Analyzer;
using Dryflux.Analyzer.Commands;

try
{
    // Console.Out would write to the system line by line, and the middle of a run is no place to learn that a disk is full.
    using var results = new MemoryStream();
    using var writer = new StreamWriter(results, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    var screen = new Screen(writer, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected);
    var exit = CommandLine.Run(args, screen);
    writer.Flush();
    return (int)(Print(results, screen) ? exit : ExitCode.Usage);
}
catch (Exception fault) when (NamedFile.IsOfDisk(fault))
{
    // Not even errors can be told.
    return (int)ExitCode.Usage;
}

static bool Print(MemoryStream results, Screen screen)
{
    try
    {
        using var output = Console.OpenStandardOutput();
        results.WriteTo(output);
        return true;
    }
    catch (Exception fault) when (NamedFile.IsOfDisk(fault))
    {
        screen.Say($"the results cannot be written: {fault.Message}");
        return false;
    }
}
