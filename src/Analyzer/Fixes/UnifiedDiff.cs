using DiffPlex;
using DiffPlex.Renderer;

namespace Dryflux.Analyzer.Fixes;

/// <summary>A difference of two texts as a patch that <c>git apply</c> takes.</summary>
internal static class UnifiedDiff
{
    /// <summary>The diff of one file.</summary>
    public static string Of(FixedFile file) => Of(file.Before.Path, file.Before.Content, file.After);

    /// <summary>The diff of one text.</summary>
    /// <param name="path">What the text is called.</param>
    /// <param name="before">The text as it was.</param>
    /// <param name="after">The text as it is.</param>
    public static string Of(string path, string before, string after)
    {
        var result = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new Lines());
        return new UnidiffRenderer().Generate(result, $"a/{path}", $"b/{path}");
    }

    /// <summary>Lines as patches have them: a last line without line break says so.</summary>
    private sealed class Lines : IChunker
    {
        public IReadOnlyList<string> Chunk(string text)
        {
            var lines = text.Split('\n');
            if (lines[^1].Length == 0)
            {
                return lines[..^1];
            }

            lines[^1] += "\n\\ No newline at end of file";
            return lines;
        }
    }
}
