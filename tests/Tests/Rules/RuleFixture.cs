using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;
using Dryflux.Simulator.Diff;
using Dryflux.Simulator.Flux.Clusters;

namespace Dryflux.Tests.Rules;

/// <summary>
/// One folder of tests/fixtures/rules: <c>bad</c> with <c>report.txt</c>, <c>good</c>, <c>fixed</c> where the rule has a fix, and a
/// folder below <c>quiet</c> for every "quiet when". More bad cases are called <c>bad-SOMETHING</c>. A file <c>.flux-version</c> in a
/// case sets the target, <c>.kubernetes-version</c> too. What Flux would build of a case is simulated:
/// a file <c>.externals</c> names objects that are not in Git, as <c>Kind.group/namespace/name</c>, one a line;
/// a file <c>.sources</c> maps sources to directories, as <c>Kind/namespace/name=directory</c>. A case of a rule about changes holds
/// two revisions, in the directories <c>before</c> and <c>after</c>.
/// </summary>
internal sealed class RuleFixture(string directory)
{
    public string Id { get; } = Path.GetFileName(directory)[..5];

    public string Name { get; } = Path.GetFileName(directory)[6..];

    public string Directory { get; } = directory;

    public IEnumerable<string> Bad => Cases("bad*");

    public IEnumerable<string> Quiet => Cases("good*").Concat(System.IO.Directory.Exists(Path.Combine(Directory, "quiet")) ? System.IO.Directory.GetDirectories(Path.Combine(Directory, "quiet")) : []).Order(StringComparer.Ordinal);

    public static IEnumerable<RuleFixture> All => System.IO.Directory.GetDirectories(Path.Combine(Paths.Fixtures, "rules")).Order(StringComparer.Ordinal).Select(d => new RuleFixture(d));

    /// <summary>The findings of this fixture's rule alone, suppressed ones left out.</summary>
    public IReadOnlyList<Finding> Lint(IReadOnlyDictionary<string, string> files)
    {
        if (RuleCatalog.All.Single(r => r.Info.Id == Id) is not ChangeRule)
        {
            return Run(Open(files), changes: null);
        }

        var (before, after) = (Open(Revision(files, "before/")), Open(Revision(files, "after/")));
        return Run(after, ClusterDiff.Of(before.Clusters, after.Clusters));
    }

    public static Dictionary<string, string> Read(string directory) => System.IO.Directory
        .EnumerateFiles(directory, "*", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(f) != "report.txt")
        .ToDictionary(f => Path.GetRelativePath(directory, f).Replace('\\', '/'), File.ReadAllText);

    private static Dictionary<string, string> Revision(IReadOnlyDictionary<string, string> files, string directory) =>
        files.Where(f => f.Key.StartsWith(directory, StringComparison.Ordinal)).ToDictionary(f => f.Key[directory.Length..], f => f.Value);

    private static Workspace Open(IReadOnlyDictionary<string, string> files)
    {
        var repository = new Repository(new MemoryTree(files.Select(f => (f.Key, f.Value))));
        var version = files.TryGetValue(".flux-version", out var text) ? FluxVersion.TryParse(text.Trim()) : null;
        var yaml = files.Keys.Where(p => p.EndsWith(".yaml", StringComparison.Ordinal) || p.EndsWith(".yml", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(p => repository.File(RepoPath.Parse(p))!).ToList();
        var others = files.Keys.Order(StringComparer.Ordinal).Select(p => repository.File(RepoPath.Parse(p))!).Except(yaml).ToList();
        var kubernetes = files.TryGetValue(".kubernetes-version", out var release) ? release.Trim() : null;
        var workspace = new Workspace(repository, yaml, version, kubernetes, others);
        var known = new SimulationOptions { Externals = Externals(files.GetValueOrDefault(".externals", "")), Sources = Sources(files.GetValueOrDefault(".sources", ""), repository) };
        return workspace.With(ClusterSimulator.Simulate(workspace, known));
    }

    private Finding[] Run(Workspace workspace, IReadOnlyList<ClusterChange>? changes)
    {
        var select = Id == "FX005" ? null : new HashSet<string> { Id };
        return [.. RuleRunner.Run(RuleCatalog.All, new RuleSettings { Profile = Profile.All, Select = select }, workspace, changes).Where(f => f.Suppression is null && (f.Rule.Id == Id || f.Rule == CrashedRule.Info))];
    }

    private static Externals Externals(string lines) => new(
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('/')).Select(p => (Kind: p[0].Split('.', 2), Namespace: p[1], Name: p[2])).Select(p => new ResourceId(p.Kind.Length == 2 ? p.Kind[1] : "", "", p.Kind[0], p.Namespace, p.Name)),
        new Dictionary<string, string?>());

    private static Dictionary<string, Repository?> Sources(string lines, Repository repository) => lines
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(l => l.Split('='))
        .ToDictionary(p => p[0], p => (Repository?)ArtifactTree.Of(repository, RepoPath.Parse(p[1]), IgnoreRules.Flux).ToRepository());

    private IEnumerable<string> Cases(string pattern) => System.IO.Directory.GetDirectories(Directory, pattern).Order(StringComparer.Ordinal);
}
