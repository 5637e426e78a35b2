using System.IO.Compression;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Analyzer.Commands;

/// <summary>Reads YAML and JSON documents that the user names on the command line, plain or gzipped.</summary>
internal static class DocumentFile
{
    /// <summary>The text of a file.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static string Text(string path) => NamedFile.Read(path, path, _ =>
    {
        using var file = File.OpenRead(path);
        using var content = path.EndsWith(".gz", StringComparison.Ordinal) ? (Stream)new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        return reader.ReadToEnd();
    });

    /// <summary>The mappings in a file; at least one.</summary>
    public static IReadOnlyList<YamlMap> Read(string path) => Parse(path, Text(path));

    /// <summary>The mappings in a text; at least one.</summary>
    /// <param name="path">Whose text it is.</param>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<YamlMap> Parse(string path, string text) =>
        YamlParser.Parse(new SourceText(path, text)) is { Error: null } file && file.Documents.Select(d => d.Root).OfType<YamlMap>().ToList() is { Count: > 0 } maps
            ? maps
            : throw new UsageException($"{path} holds no YAML or JSON mapping");
}
