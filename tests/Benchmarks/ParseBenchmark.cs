using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Benchmarks;

/// <summary>Reading YAML into nodes with origins, as a ratio against YamlDotNet's bare events over the same texts.</summary>
internal static class ParseBenchmark
{
    public static void Run(IReadOnlyList<string> directories)
    {
        foreach (var directory in directories.Count > 0 ? directories : Corpora.Names.Select(Corpora.Directory))
        {
            var texts = Directory.EnumerateFiles(directory, "*.y*ml", SearchOption.AllDirectories).Select(f => new SourceText(f, File.ReadAllText(f))).ToList();
            var nodes = Measure.Code(5, () => texts.ForEach(t => YamlParser.Parse(t)));
            var events = Measure.Code(5, () => texts.ForEach(Events));
            Console.WriteLine($"parse {Path.GetFileName(directory),-12} {texts.Count,6} files {texts.Sum(t => (long)t.Content.Length) / 1024,7} KiB {nodes,8:F1} ms, {nodes / events:F2} times YamlDotNet's events alone");
        }
    }

    private static void Events(SourceText text)
    {
        try
        {
            var parser = new YamlDotNet.Core.Parser(new YamlDotNet.Core.Scanner(new StringReader(text.Content)));
            while (parser.MoveNext())
            {
            }
        }
        catch (YamlDotNet.Core.YamlException)
        {
            // Broken files cost what they cost up to the error.
        }
    }
}
