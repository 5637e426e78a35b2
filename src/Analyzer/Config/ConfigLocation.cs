using Dryflux.Manifests.Text;

namespace Dryflux.Analyzer.Config;

/// <summary>Finds and reads the configuration of a repository.</summary>
internal static class ConfigLocation
{
    /// <summary>The names it may have, at the root of the repository.</summary>
    public static IReadOnlyList<string> Names { get; } = [".dryflux.yaml", ".dryflux.yml"];

    /// <summary>Reads the file that a flag names, else the one at the root; an empty configuration when there is none.</summary>
    /// <exception cref="UsageException">The file cannot be read, there are two, or something in it is wrong.</exception>
    public static ConfigFile Load(string root, string? named)
    {
        var found = named is not null ? [named] : Names.Select(n => Path.Combine(root, n)).Where(File.Exists).ToList();
        if (found is [var first, var second])
        {
            throw new UsageException($"both {first} and {second} exist: keep one");
        }

        return found is [var path] ? ConfigReader.Read(Read(path), root) : new ConfigFile();
    }

    private static SourceText Read(string path)
    {
        var bytes = NamedFile.Read($"{path}: the configuration", path, File.ReadAllBytes);
        return SourceText.TryDecode(path, bytes) ?? throw new UsageException($"{path}: the configuration is not UTF-8 text: {Utf8Fault.In(bytes)}");
    }
}
