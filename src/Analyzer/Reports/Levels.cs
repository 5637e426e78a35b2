using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Reports;

/// <summary>Levels as words.</summary>
internal static class Levels
{
    /// <summary><c>error</c>, <c>warning</c> or <c>note</c>; SARIF uses the same words.</summary>
    public static string Word(this Level level) => level switch
    {
        Level.Error => "error",
        Level.Warning => "warning",
        _ => "note",
    };

    /// <summary>The level of a word, or null.</summary>
    public static Level? Parse(string word) => word switch
    {
        "error" => Level.Error,
        "warning" => Level.Warning,
        "note" => Level.Note,
        _ => null,
    };
}
