namespace Dryflux.Analyzer;

/// <summary>What the user asked for cannot be done as asked: ends the run with <see cref="ExitCode.Usage"/> and this message.</summary>
/// <param name="message">Names the flag or file, and the cause.</param>
public sealed class UsageException(string message) : Exception(message);
