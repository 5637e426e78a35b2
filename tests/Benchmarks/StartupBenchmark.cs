namespace Dryflux.Benchmarks;

/// <summary>Start-up of the built tool, as a ratio against <c>kubectl kustomize</c> of one ConfigMap where kubectl is at hand.</summary>
internal static class StartupBenchmark
{
    public static void Run(IReadOnlyList<string> directories)
    {
        var overlay = Path.Combine(Corpora.Directory("one"), "overlay");
        Directory.CreateDirectory(overlay);
        File.WriteAllText(Path.Combine(overlay, "kustomization.yaml"), "resources:\n  - config.yaml\n");
        File.WriteAllText(Path.Combine(overlay, "config.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\ndata:\n  a: b\n");

        var kubectl = Measure.Process(15, "kubectl", "kustomize", overlay);
        Report("dryflux --version", Measure.Process(15, Measure.Dryflux, "--version"), kubectl);
        Report("dryflux lint (one file)", Measure.Process(15, Measure.Dryflux, "lint", overlay), kubectl);
        Report("dryflux build overlay", Measure.Process(15, Measure.Dryflux, "build", "overlay", overlay), kubectl);
        Report("kubectl kustomize", kubectl, null);
        ReportSchemas();
        Corpora.Delete();
    }

    /// <summary>What judging three kinds by their schemas adds to a lint. The two runs take turns, and the median of the differences counts.</summary>
    private static void ReportSchemas()
    {
        var repository = Corpora.Directory("three");
        var pairs = Enumerable.Range(0, 25).Select(_ => (
            Without: Measure.Process(1, Measure.Dryflux, "lint", repository, "--ignore", string.Join(',', SchemaBenchmark.Rules))!,
            With: Measure.Process(1, Measure.Dryflux, "lint", repository)!)).ToList();
        Report("lint (three kinds)", pairs.OrderBy(p => p.With.Wall).ElementAt(pairs.Count / 2).With, null);
        var added = pairs.Select(p => p.With.Wall - p.Without.Wall).Order().ElementAt(pairs.Count / 2);
        Console.WriteLine($"start {"of that, schemas",-24} {added,8:F0} ms wall");
    }

    private static void Report(string name, ProcessRun? run, ProcessRun? reference) =>
        Console.WriteLine($"start {name,-24} {run?.ToString() ?? "  not at hand"}{(run is not null && reference is not null ? $"  {run.Wall / reference.Wall:F2} times kubectl kustomize" : "")}");
}
