using System.Reflection;

namespace Dryflux.Rules.Schemas;

/// <summary>The tables that come with dryflux: a row a line, columns between tabs, comments behind <c>#</c>.</summary>
internal static class FactTable
{
    /// <summary>The rows of a table, in order.</summary>
    /// <param name="path">Its path below <c>schemas/</c>, as <c>flux/api-versions.tsv</c>.</param>
    public static IEnumerable<string> Rows(string path)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(path)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } row)
        {
            if (!row.StartsWith('#'))
            {
                yield return row;
            }
        }
    }
}
