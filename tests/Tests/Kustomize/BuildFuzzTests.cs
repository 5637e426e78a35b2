namespace Dryflux.Tests.Kustomize;

public sealed class BuildFuzzTests
{
    /// <summary>How many damaged trees of each build case; the long run is <c>tests/Benchmarks -- fuzz</c>.</summary>
    private const int Rounds = 100;

    [Fact]
    public void No_damage_makes_a_build_crash_or_hang()
    {
        foreach (var folder in Directory.GetDirectories(Path.Combine(Paths.Fixtures, "builds")).Where(d => Directory.Exists(Path.Combine(d, "in"))).Order(StringComparer.Ordinal))
        {
            var (files, directories) = BuildFuzz.Load(Path.Combine(folder, "in"));
            for (var seed = 0; seed < Rounds; seed++)
            {
                var random = new Random(seed);
                var problem = BuildFuzz.Build(new TreeMutation(files, random).Next(), directories[random.Next(directories.Count)]);
                Assert.True(problem is null, $"{Path.GetFileName(folder)}, seed {seed}: {problem}");
            }
        }
    }
}
