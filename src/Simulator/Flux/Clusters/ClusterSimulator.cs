using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>From a repository to the clusters it describes, as Flux would make them.</summary>
public sealed class ClusterSimulator
{
    private readonly Workspace _workspace;
    private readonly SimulationOptions _options;
    private readonly GitCheckout _checkout;
    private readonly Artifacts _artifacts;
    private readonly ComponentBuilder _builder;

    private ClusterSimulator(Workspace workspace, SimulationOptions options)
    {
        _workspace = workspace;
        _options = options;
        _checkout = GitCheckout.Read(workspace.Repository);
        _artifacts = new Artifacts(workspace.Repository);
        _builder = new ComponentBuilder();
    }

    /// <summary>The clusters, sorted by the directories they are named after; those behind kubeConfigs follow the one that reaches them.</summary>
    /// <param name="workspace">The repository, and the Flux version it is judged for.</param>
    /// <param name="options">What the configuration says; null for nothing.</param>
    public static IReadOnlyList<Cluster> Simulate(Workspace workspace, SimulationOptions? options = null)
    {
        var simulator = new ClusterSimulator(workspace, options ?? SimulationOptions.Default);
        return simulator._options.Clusters.Count > 0 ? simulator.OfConfiguration() : simulator.Found();
    }

    private List<Cluster> OfConfiguration()
    {
        var found = new RootFinder(_workspace).Find();
        return Assemble([.. _options.Clusters.Select(c => (c.Name, Start([found.FirstOrDefault(r => Builds(r, c.Directory)) ?? Pointed(c.Directory)], IsStrict(_workspace.Target.Flux))))]);
    }

    private List<Cluster> Found()
    {
        var starts = Real([.. new RootFinder(_workspace).Find().Select(r => Start([r], IsStrict(_workspace.Target.Flux)))]);
        var orphans = new OrphanFinder(_workspace, _checkout).Find(starts).Select(r => Start(r, IsStrict(_workspace.Target.Flux)));
        starts = Real([.. starts, .. orphans]);
        starts.Sort((a, b) => string.CompareOrdinal(a.Roots[0].Directory.Value, b.Roots[0].Directory.Value));
        var names = ClusterNames.Of(starts.ConvertAll(s => s.Roots[0].Directory));
        return Assemble([.. starts.Select((s, i) => (names[i], s))]);
    }

    /// <summary>Those that are clusters of their own: what another one applies, or only lies unused in a directory that another one builds, is none.</summary>
    private static List<ClusterStart> Real(List<ClusterStart> starts)
    {
        var real = new List<ClusterStart>(starts);
        foreach (var start in starts)
        {
            var others = real.Where(o => o != start).ToList();
            if (start.Roots.All(r => !r.IsMade && others.Exists(o => o.Applies(r.Kustomization.Resource) || (!r.IsCertain && o.Builds(FileOf(r))))))
            {
                real.Remove(start);
            }
        }

        return real;
    }

    private static RepoPath FileOf(ClusterRoot root) => RepoPath.Parse(root.Place.Source.Path);

    private static bool Builds(ClusterRoot root, RepoPath directory) => RepoPath.TryParse(root.Kustomization.Path.Text ?? "") == directory;

    /// <summary>The root of a directory that the configuration says Flux is pointed at.</summary>
    private static ClusterRoot Pointed(RepoPath directory) => RootFinder.Make(
        new Place(new SourceText(directory.Value, ""), default),
        directory,
        new SourceKey("GitRepository", SourceKey.FluxNamespace, SourceKey.BootstrapName),
        null,
        []);

    private ClusterStart Start(IReadOnlyList<ClusterRoot> roots, bool isStrict)
    {
        var growth = new ClusterGrowth(roots, new SourceMap(_artifacts, _options, _checkout, roots), _builder, _options.Externals, isStrict);
        growth.Grow();
        return new ClusterStart(roots, growth);
    }

    /// <summary>
    /// The clusters of all starts, with the Flux releases that run in them. Where nothing tells of one, it is what files install that belong to no
    /// other, else the newest known.
    /// </summary>
    private List<Cluster> Assemble(List<(string Name, ClusterStart Start)> starts)
    {
        var clusters = starts.ConvertAll(s => Assemble(s.Name, s.Start.Growth));
        var files = starts.Select((s, i) => FilesOf(clusters[i][0], s.Start)).ToList();
        var known = clusters.Select((c, i) => FluxOf(c[0], files[i])).ToList();
        var claimed = files.Where((_, i) => known[i] is not null).SelectMany(f => f).ToHashSet();
        var assumed = FluxVersionFinder.In(_workspace.Files.Where(f => !claimed.Contains(f))) ?? FluxVersion.Newest;
        var result = new List<Cluster>();
        for (var i = 0; i < starts.Count; i++)
        {
            var (name, start) = starts[i];
            var flux = known[i] ?? assumed;

            // What runs is known only once all is built; where it changes what builds do, they are done again.
            var final = IsStrict(flux) == start.Growth.IsStrict ? clusters[i] : Assemble(name, Start(start.Roots, IsStrict(flux)).Growth);
            result.AddRange(final.Select(c => c.At(flux, known[i] is not null)));
        }

        return result;
    }

    private IReadOnlyList<Cluster> Assemble(string name, ClusterGrowth growth) => new ClusterAssembly(name, growth, _options.Externals).Assemble();

    /// <summary>
    /// The release asked for; else what the cluster applies to itself, what the file says that begins it, what stands in other files of its own,
    /// the first of these that there is. Null where nothing tells.
    /// </summary>
    private FluxVersion? FluxOf(Cluster cluster, IEnumerable<SourceFile> files) =>
        _workspace.AskedFlux
        ?? FluxVersionFinder.In(cluster)
        ?? FluxVersionFinder.In(_workspace.File(cluster.Root.Source.Path)?.Documents.Where(d => d.Yaml.Span.Contains(cluster.Root.Span)) ?? [])
        ?? FluxVersionFinder.In(files.SelectMany(f => f.Documents));

    /// <summary>The files that the builds of a cluster read, and those in the directory that it is named after.</summary>
    private List<SourceFile> FilesOf(Cluster cluster, ClusterStart start)
    {
        var directory = start.Roots[0].Directory;
        return [.. _workspace.Files.Where(f => cluster.Files.Contains(f.Path.Value) || (!directory.IsRoot && f.Path.IsIn(directory)))];
    }

    /// <summary>True when a variable without value is an error: since Flux 2.9, unless the gate is turned off.</summary>
    private bool IsStrict(FluxVersion flux)
    {
        const string Gate = "StrictPostBuildSubstitutions";
        return flux >= new FluxVersion(2, 9) ? !_workspace.DisabledFeatureGates.Contains(Gate) : _workspace.FeatureGates.Contains(Gate);
    }
}
