using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Reports;

/// <summary>Colours of the text report, or none of them.</summary>
/// <param name="IsOn">True to colour.</param>
internal readonly record struct Palette(bool IsOn)
{
    /// <summary>Frame and arrow: they should step back behind the text.</summary>
    public string Frame(string text) => Paint("34", text);

    /// <summary>What should be read first.</summary>
    public string Strong(string text) => Paint("1", text);

    /// <summary>Text in the colour of a level.</summary>
    public string OfLevel(Level level, string text) => Paint(level switch { Level.Error => "1;31", Level.Warning => "1;33", _ => "1;36" }, text);

    private string Paint(string code, string text) => IsOn ? $"\e[{code}m{text}\e[0m" : text;
}
