namespace Dryflux.Benchmarks;

/// <summary>
/// Every kustomization directory of a repository, built by one run of dryflux and by one run of <c>kubectl kustomize</c> a directory.
/// A file <c>dirs.txt</c> beside the repository names the directories to build, where some of them would need the network.
/// </summary>
internal static class BuildBenchmark
{
    private static readonly string[] FileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    /// <summary>Measures repositories; without any, the corpora of this project.</summary>
    public static void Run(IReadOnlyList<string> directories)
    {
        var roots = directories.Count > 0 ? directories : [Corpora.Directory("home")];
        double mine = 0, theirs = 0;
        foreach (var root in roots.Select(Path.GetFullPath))
        {
            var (ours, reference) = Build(root);
            mine += ours;
            theirs += reference;
        }

        Console.WriteLine($"build all: {theirs / mine:F1} times as fast as kubectl kustomize");
        Corpora.Delete();
    }

    private static (double Mine, double Theirs) Build(string root)
    {
        var chosen = Path.Combine(root, "..", "dirs.txt");
        var overlays = File.Exists(chosen) ? [.. File.ReadAllLines(chosen)] : FileNames.SelectMany(n => Directory.EnumerateFiles(root, n, SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(root, Path.GetDirectoryName(f)!))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        var output = Directory.CreateTempSubdirectory("dryflux-build").FullName;
        var list = Path.Combine(output, "overlays.txt");
        File.WriteAllLines(list, overlays);

        var mine = Measure.ProcessIn(root, 3, Measure.Dryflux, "build", "overlay", "--from-file", list, "--output-dir", output, "--load-restrictor", "LoadRestrictionsNone");
        var reference = new ProcessRun(0, 0, 0);
        foreach (var overlay in overlays)
        {
            if (Measure.ProcessIn(root, 1, "kubectl", "kustomize", "--load-restrictor", "LoadRestrictionsNone", overlay) is not { } one)
            {
                Console.WriteLine($"build {Path.GetFileName(root),-24} {mine}; kubectl is not at hand");
                return (mine?.Wall ?? 0, 0);
            }

            reference = new ProcessRun(reference.Wall + one.Wall, reference.Processor + one.Processor, Math.Max(reference.PeakMemory, one.PeakMemory));
        }

        Directory.Delete(output, recursive: true);
        Console.WriteLine($"build {Path.GetFileName(root),-24} {overlays.Count,4} overlays");
        Console.WriteLine($"    dryflux           {mine}");
        Console.WriteLine($"    kubectl kustomize {reference}  {reference.Wall / mine!.Wall:F1} times the wall time, {reference.Processor / mine.Processor:F1} times the processor time");
        return (mine.Wall, reference.Wall);
    }
}
