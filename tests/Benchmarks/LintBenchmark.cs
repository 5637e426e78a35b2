namespace Dryflux.Benchmarks;

/// <summary>A whole cold <c>dryflux lint</c> of a repository, as a user runs it.</summary>
internal static class LintBenchmark
{
    public static void Run(IReadOnlyList<string> directories)
    {
        foreach (var directory in directories.Count > 0 ? directories : Corpora.Names.Select(Corpora.Directory))
        {
            Console.WriteLine($"lint {Path.GetFileName(directory),-24} {Measure.Process(7, Measure.Dryflux, "lint", directory, "--exit-zero")}");
        }

        Corpora.Delete();
    }
}
