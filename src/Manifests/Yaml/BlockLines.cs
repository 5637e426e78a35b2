namespace Dryflux.Manifests.Yaml;

/// <summary>
/// YamlDotNet's scanner refuses a literal block that begins with a line of nothing but blanks. They are moved here to the end of
/// the line with the <c>|</c>, where they mean nothing, so that every later offset stays what it was.
/// </summary>
internal static class BlockLines
{
    /// <summary>The text with one block set right; null when nothing can be gained that way.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">A place behind its first lines of blanks.</param>
    public static string? Clear(string text, int at)
    {
        var start = text.AsSpan(0, at).TrimEnd(" \r\n").Length;
        var header = text.LastIndexOf('|', Math.Max(start - 1, 0));
        if (header < 0 || text.AsSpan(header, Math.Min(start - header, 3)).ContainsAnyInRange('1', '9'))
        {
            // With its indentation given, blanks beyond it are content.
            return null;
        }

        var end = start;
        for (var i = start; i < text.Length && text[i] is ' ' or '\r' or '\n'; i++)
        {
            end = text[i] is '\n' or '\r' ? i + 1 : end;
        }

        var lines = text[start..end];
        var breaks = lines.Replace(" ", "", StringComparison.Ordinal);
        return breaks.Length == lines.Length ? null : $"{text[..start]}{new string(' ', lines.Length - breaks.Length)}{breaks}{text[end..]}";
    }
}
