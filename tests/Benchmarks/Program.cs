using Dryflux.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- [parse|lint|startup|build|clusters|schemas|fuzz] [DIRECTORY...]
var benchmarks = new Dictionary<string, Action<IReadOnlyList<string>>>(StringComparer.Ordinal)
{
    ["parse"] = ParseBenchmark.Run,
    ["lint"] = LintBenchmark.Run,
    ["startup"] = StartupBenchmark.Run,
    ["build"] = BuildBenchmark.Run,
    ["clusters"] = ClusterBenchmark.Run,
    ["schemas"] = SchemaBenchmark.Run,
    ["fuzz"] = FuzzRun.Run,
};

if (args.Length == 0)
{
    foreach (var benchmark in benchmarks)
    {
        benchmark.Value([]);
    }
}
else if (benchmarks.TryGetValue(args[0], out var run))
{
    run(args[1..]);
}
else
{
    Console.Error.WriteLine($"benchmarks: there is no '{args[0]}'; there are {string.Join(", ", benchmarks.Keys)}");
    return 2;
}

return 0;
