using System.Text.RegularExpressions;

namespace Dryflux.Analyzer;

/// <summary>The string constants of Go sources: texts between back quotes, and sums of texts and other constants.</summary>
internal sealed partial class GoConstants
{
    private readonly Dictionary<string, string> _sums = new(StringComparer.Ordinal);

    /// <summary>Reads files.</summary>
    public static GoConstants Read(IEnumerable<string?> files)
    {
        var constants = new GoConstants();
        foreach (var file in files)
        {
            foreach (Match constant in Constant().Matches(File.ReadAllText(file!)))
            {
                constants._sums[constant.Groups["name"].Value] = constant.Groups["sum"].Value;
            }
        }

        return constants;
    }

    /// <summary>The text of a constant.</summary>
    public string Text(string name) => _sums.TryGetValue(name, out var sum)
        ? string.Concat(Part().Matches(sum).Select(p => p.Value is ['`', .. var text, '`'] ? text : Text(p.Value)))
        : throw new UsageException($"--field-specs: no file has the constant {name}");

    [GeneratedRegex(@"(?<name>\w+)\s*=\s*(?<sum>(`[^`]*`|\w+)(\s*\+\s*(`[^`]*`|\w+))*)")]
    private static partial Regex Constant();

    [GeneratedRegex(@"`[^`]*`|\w+")]
    private static partial Regex Part();
}
