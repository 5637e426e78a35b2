using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Scripts;

/// <summary>The files of a repository that people and programs read as text: scripts, Makefiles, documents, configuration of other tools.</summary>
internal static class TextFiles
{
    private const long LargestFile = 256 * 1024;

    private static readonly HashSet<string> BinaryExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".png", ".jpg", ".jpeg", ".gif", ".ico", ".webp", ".pdf", ".zip", ".gz", ".tgz", ".xz", ".bz2", ".zst", ".jar", ".exe", ".so", ".woff", ".woff2", ".ttf", ".mp4", ".wasm",
    };

    /// <summary>True for a file that people read: what it shows may be an example.</summary>
    public static bool IsDocument(string path) => RepoPath.Parse(path).Extension.ToLowerInvariant() is ".md" or ".markdown" or ".rst" or ".adoc" or ".txt" or ".html";

    /// <summary>The files that are not YAML, in order; large ones, pictures, archives and what is no UTF-8 are left out.</summary>
    public static IEnumerable<SourceText> NotYaml(Workspace workspace) =>
        workspace.OtherFiles.Where(f => f.Size <= LargestFile && !BinaryExtensions.Contains(f.Path.Extension)).Select(f => f.Text).OfType<SourceText>();

    /// <summary>Those and the YAML files, where CI systems and task runners keep their commands.</summary>
    public static IEnumerable<SourceText> All(Workspace workspace) =>
        workspace.Files.Where(f => f.File.Size <= LargestFile).Select(f => f.Yaml.Source).Concat(NotYaml(workspace));
}
