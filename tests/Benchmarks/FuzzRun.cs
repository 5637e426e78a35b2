using System.Diagnostics;
using Dryflux.Tests.Kustomize;

namespace Dryflux.Benchmarks;

/// <summary>The long run of the mutation fuzz: damaged trees of every kustomize case, spread over all cores, until the number asked for.</summary>
internal static class FuzzRun
{
    /// <param name="arguments">The folder of cases, each with <c>files</c> or <c>in</c>; then how many inputs (100,000 when absent) and the first seed.</param>
    public static void Run(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0)
        {
            Console.WriteLine("fuzz: name a folder of cases");
            return;
        }

        var count = arguments.Count > 1 ? int.Parse(arguments[1]) : 100_000;
        var first = arguments.Count > 2 ? int.Parse(arguments[2]) : 0;
        var cases = Directory.EnumerateDirectories(arguments[0], "*", SearchOption.AllDirectories)
            .Where(d => Path.GetFileName(d) is "files" or "in")
            .Order(StringComparer.Ordinal)
            .Select(d => (Name: d, Tree: BuildFuzz.Load(d)))
            .Where(c => c.Tree.Directories.Count > 0)
            .ToList();
        var watch = Stopwatch.StartNew();
        var problems = 0;
        Parallel.For(first, first + count, seed =>
        {
            var (name, tree) = cases[seed % cases.Count];
            var random = new Random(seed);
            var problem = BuildFuzz.Build(new TreeMutation(tree.Files, random).Next(), tree.Directories[random.Next(tree.Directories.Count)]);
            if (problem is not null)
            {
                Interlocked.Increment(ref problems);
                Console.WriteLine($"{name}, seed {seed}: {problem}");
            }
        });
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"fuzz: {count} inputs over {cases.Count} cases, {problems} problems, {watch.Elapsed.TotalSeconds:F1} s, peak {process.PeakWorkingSet64 >> 20} MiB");
    }
}
