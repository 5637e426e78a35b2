using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;
using Dryflux.Simulator.Flux.Clusters;

namespace Dryflux.Benchmarks;

/// <summary>
/// The rules that judge objects by schemas: how many objects a second, of one core, and which share of a whole lint is theirs. Each run reads the
/// schemas anew, as every lint does. Processor time is measured, which other programs of the machine disturb least.
/// </summary>
internal static class SchemaBenchmark
{
    private const int Times = 7;

    /// <summary>The rules that ask for schemas.</summary>
    public static IReadOnlySet<string> Rules { get; } = new HashSet<string> { "FX003", "FX104", "FX105", "FX106", "FX107", "FX108", "FX109", "FX111", "FX230" };

    /// <summary>Measures repositories, or every repository in a folder of them; without any, the corpora of this project.</summary>
    public static void Run(IReadOnlyList<string> directories)
    {
        var totals = new SchemaCost(0, 0, 0, 0);
        var count = 0;
        foreach (var root in directories.Count > 0 ? directories.SelectMany(Repositories) : Corpora.Names.Select(Corpora.Directory))
        {
            var cost = Cost(root);
            Console.WriteLine($"schemas {Path.GetRelativePath(Path.Combine(root, "..", ".."), root),-44} {cost}");
            totals = totals.Plus(cost);
            count++;
        }

        Console.WriteLine($"schemas {$"all {count}",-44} {totals}");
        Corpora.Delete();
    }

    /// <summary>A directory with <c>.git</c>, or with files in it, is a repository; one with nothing but directories holds some, themselves or in <c>repo</c>.</summary>
    private static IEnumerable<string> Repositories(string directory)
    {
        var root = Path.GetFullPath(directory);
        if (Path.Exists(Path.Combine(root, ".git")))
        {
            return [root];
        }

        var inside = Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal).Select(d => Directory.Exists(Path.Combine(d, "repo")) ? Path.Combine(d, "repo") : d);
        return inside.Any(d => d.EndsWith("/repo", StringComparison.Ordinal)) || !Directory.EnumerateFiles(root).Any() ? inside : [root];
    }

    private static SchemaCost Cost(string root)
    {
        var read = Read(root);
        var none = new RuleSettings { Select = new HashSet<string>() };
        var only = new RuleSettings { Select = Rules };
        var all = new RuleSettings { Profile = Profile.All };
        var others = all with { Ignore = Rules };

        var times = Measure.Processor(Times, () => Judge(none), () => Judge(only), () => Lint(all), () => Lint(others));

        // What a run costs that has no rules at all is not theirs.
        return new SchemaCost(Objects(read), times[1] - times[0], times[2], times[3]);

        // Without what an earlier run found out.
        void Judge(RuleSettings settings) => RuleRunner.Run(RuleCatalog.All, settings, read.With(read.Clusters));

        void Lint(RuleSettings settings) => RuleRunner.Run(RuleCatalog.All, settings, Read(root));
    }

    private static Workspace Read(string root)
    {
        var repository = new Repository(new DiskTree(root));
        var listing = RepoReader.Read(repository);
        var workspace = new Workspace(repository, listing.Files, FluxVersion.Newest, null, listing.OtherFiles, listing.Problems);
        return workspace.With(ClusterSimulator.Simulate(workspace));
    }

    /// <summary>What clusters get, once for each, and what stands in files and reaches none.</summary>
    private static int Objects(Workspace workspace)
    {
        var rendered = workspace.Clusters.SelectMany(c => c.Objects).ToList();
        var reached = rendered.Select(o => o.Resource.Root.Origin.Place).ToHashSet();
        var written = workspace.Files.SelectMany(f => f.Documents).Where(d => d.Role == DocumentRole.Object).SelectMany(d => d.Resources);
        return rendered.Count + written.Count(r => !reached.Contains(r.Root.Origin.Place));
    }
}
