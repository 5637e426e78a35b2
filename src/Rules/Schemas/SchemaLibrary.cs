using System.Collections.Concurrent;
using System.Reflection;

namespace Dryflux.Rules.Schemas;

/// <summary>The schema files that come with dryflux; each is opened when something first asks for it. Safe for several threads.</summary>
internal sealed class SchemaLibrary
{
    private readonly ConcurrentDictionary<string, SchemaFile?> _files = new(StringComparer.Ordinal);

    /// <summary>The file of an API version, or null.</summary>
    /// <param name="path">As <c>apps/v1</c>; <c>core</c> stands for the group without name.</param>
    public SchemaFile? File(string path) => _files.GetOrAdd(path, Open);

    /// <summary>The paths of all files, sorted.</summary>
    public static IEnumerable<string> Paths => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.EndsWith(".schema", StringComparison.Ordinal))
        .Select(n => n[(n.IndexOf('/', StringComparison.Ordinal) + 1)..^".schema".Length])
        .Order(StringComparer.Ordinal);

    private static SchemaFile? Open(string path)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream($"flux/{path}.schema") ?? assembly.GetManifestResourceStream($"kubernetes/{path}.schema");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return new SchemaFile(reader.ReadToEnd());
    }
}
