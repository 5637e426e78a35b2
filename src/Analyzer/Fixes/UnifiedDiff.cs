using DiffPlex;
using DiffPlex.Renderer;

namespace Dryflux.Analyzer.Fixes;

/// <summary>What fixes change, as a patch that <c>git apply</c> takes.</summary>
internal static class UnifiedDiff
{
    /// <summary>The diff of one file.</summary>
    public static string Of(FixedFile file)
    {
        var result = Differ.Instance.CreateDiffs(file.Before.Content, file.After, ignoreWhiteSpace: false, ignoreCase: false, new Lines());
        return new UnidiffRenderer().Generate(result, $"a/{file.Before.Path}", $"b/{file.Before.Path}");
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
