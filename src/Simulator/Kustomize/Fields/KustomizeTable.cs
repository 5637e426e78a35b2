namespace Dryflux.Simulator.Kustomize.Fields;

/// <summary>The facts about kustomize that are shipped as tables (<c>schemas/kustomize</c>).</summary>
internal static class KustomizeTable
{
    /// <summary>Opens a table.</summary>
    /// <param name="name">The name of its file.</param>
    public static StreamReader Open(string name) => new(typeof(KustomizeTable).Assembly.GetManifestResourceStream($"kustomize/{name}")!);

    /// <summary>The rows of a table without its comments, each with its columns.</summary>
    /// <param name="name">The name of its file.</param>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var reader = Open(name);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                yield return line.Split('\t');
            }
        }
    }
}
