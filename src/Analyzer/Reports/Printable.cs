using System.Text;
using Spectre.Console;

namespace Dryflux.Analyzer.Reports;

/// <summary>Makes text of a repository fit for a terminal: nothing in it may move the cursor, change colours or reorder what is read.</summary>
internal static class Printable
{
    private const int TabWidth = 4;

    /// <summary>The text with tabs widened to blanks and control characters replaced.</summary>
    public static string Text(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '\t')
            {
                result.Append(' ', TabWidth);
            }
            else
            {
                result.Append(IsUnsafe(c) ? '\uFFFD' : c);
            }
        }

        return result.ToString();
    }

    /// <summary>Columns that a printable text takes on a terminal.</summary>
    public static int Width(string text) => System.Text.Ascii.IsValid(text) ? text.Length : text.GetCellWidth();

    private static bool IsUnsafe(char c) => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F';
}
