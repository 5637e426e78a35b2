namespace Dryflux.Analyzer;

/// <summary>Where a run talks to.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">What is said about the run.</param>
/// <param name="IsTerminal">True when results go to a terminal: they may be coloured.</param>
/// <param name="IsErrorTerminal">True when somebody watches what is said about the run: there may be progress.</param>
public sealed record Screen(TextWriter Output, TextWriter Error, bool IsTerminal = false, bool IsErrorTerminal = false)
{
    /// <summary>Says something about the run, each line with the program's name before it.</summary>
    public void Say(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            Error.WriteLine($"dryflux: {line}");
        }
    }
}
