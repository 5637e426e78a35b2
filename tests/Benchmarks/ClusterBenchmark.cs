using System.Diagnostics;
using System.Text.Json;

namespace Dryflux.Benchmarks;

/// <summary>
/// Every cluster of a repository, built by one run of dryflux, and by one run of <c>kubectl kustomize</c> for each Flux Kustomization whose
/// directory has a kustomization file; kubectl neither substitutes nor finds anything by itself.
/// </summary>
internal static class ClusterBenchmark
{
    /// <summary>Measures repositories; without any, the corpora of this project.</summary>
    public static void Run(IReadOnlyList<string> directories)
    {
        foreach (var root in (directories.Count > 0 ? directories : [Corpora.Directory("home"), Corpora.Directory("fleet")]).Select(Path.GetFullPath))
        {
            Build(root);
        }

        Corpora.Delete();
    }

    private static void Build(string root)
    {
        var paths = Directories(root);
        var mine = Measure.ProcessIn(root, 5, Measure.Dryflux, "build", ".")!;
        var reference = new ProcessRun(0, 0, 0);
        foreach (var path in paths)
        {
            if (Measure.ProcessIn(root, 1, "kubectl", "kustomize", "--load-restrictor", "LoadRestrictionsNone", path) is not { } one)
            {
                Console.WriteLine($"clusters {Path.GetFileName(root),-24} {mine}; kubectl is not at hand");
                return;
            }

            reference = new ProcessRun(reference.Wall + one.Wall, reference.Processor + one.Processor, Math.Max(reference.PeakMemory, one.PeakMemory));
        }

        Console.WriteLine($"clusters {root}: {paths.Count} Flux Kustomizations");
        Console.WriteLine($"    dryflux           {mine}");
        Console.WriteLine($"    kubectl kustomize {reference}  {reference.Wall / mine.Wall:F1} times the wall time, {reference.Processor / mine.Processor:F1} times the processor time");
    }

    /// <summary>The directory of each Flux Kustomization that kubectl can build, once for every cluster that has it.</summary>
    private static List<string> Directories(string root)
    {
        var start = new ProcessStartInfo(Measure.Dryflux, ["graph", ".", "--format", "json"]) { RedirectStandardOutput = true, WorkingDirectory = root };
        using var graph = Process.Start(start)!;
        using var document = JsonDocument.Parse(graph.StandardOutput.ReadToEnd());
        return
        [
            .. document.RootElement.GetProperty("clusters").EnumerateArray()
                .SelectMany(c => c.GetProperty("components").EnumerateArray())
                .Select(c => c.GetProperty("directory").GetString())
                .OfType<string>()
                .Where(d => Array.Exists(["kustomization.yaml", "kustomization.yml", "Kustomization"], n => File.Exists(Path.Combine(root, d, n)))),
        ];
    }
}
