using System.Diagnostics;
using System.Text;
using Dryflux.Manifests.Repo;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Tests.Kustomize;

/// <summary>Builds damaged trees: whatever stands in them, a build ends soon, with output or with reasons.</summary>
internal static class BuildFuzz
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A tree that builds: all files of a folder, and the directories in it that have a kustomization.</summary>
    public static (IReadOnlyDictionary<string, byte[]> Files, IReadOnlyList<string> Directories) Load(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
        var directories = files.Keys
            .Where(f => Path.GetFileName(f) is "kustomization.yaml" or "kustomization.yml" or "Kustomization")
            .Select(f => Path.GetDirectoryName(f) ?? "")
            .ToList();
        return (files, directories);
    }

    /// <summary>Builds and prints; null when that went well, be it with errors, else what is wrong with us.</summary>
    public static string? Build(MemoryTree tree, string directory)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var result = new KustomizeBuild(new Repository(tree), new BuildOptions()).Build(RepoPath.Parse(directory));
            var errors = result.Errors;
            if (result.Succeeded)
            {
                errors = result.PrintTo(new StringBuilder());
            }

            if (errors.FirstOrDefault(e => e.Message.Length == 0 || e.Place.Source is null) is { } mute)
            {
                return $"an error says nothing or points nowhere: {mute}";
            }
        }
        catch (Exception crash)
        {
            return crash.ToString();
        }

        return watch.Elapsed > Patience ? $"took {watch.Elapsed}" : null;
    }
}
