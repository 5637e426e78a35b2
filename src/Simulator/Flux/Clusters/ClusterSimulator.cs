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
        return Assemble([.. _options.Clusters.Select(c => (c, Start([found.FirstOrDefault(r => Builds(r, c.Directory)) ?? Pointed(c.Directory)], IsStrict(c.Flux ?? _workspace.Target.Flux, _workspace.FeatureGates))))]);
    }

    private List<Cluster> Found()
    {
        var isStrict = IsStrict(_workspace.Target.Flux, _workspace.FeatureGates);
        var starts = Real([.. new RootFinder(_workspace).Find().Select(r => Start([r], isStrict))]);
        var orphans = new OrphanFinder(_workspace, _checkout).Find(starts).Select(r => Start(r, isStrict));
        starts = Merged(Real([.. starts, .. orphans]));
        starts.Sort((a, b) => string.CompareOrdinal(a.Roots[0].Directory.Value, b.Roots[0].Directory.Value));
        var names = ClusterNames.Of(starts.ConvertAll(s => s.Roots[0].Directory));
        return Assemble([.. starts.Select((s, i) => (new NamedCluster(names[i], s.Roots[0].Directory), s))]);
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

    /// <summary>
    /// A root that only looks like one and builds the directory of a bootstrap is not another cluster: it is what was there before Flux was
    /// installed anew, and goes on beside it.
    /// </summary>
    private List<ClusterStart> Merged(List<ClusterStart> starts)
    {
        foreach (var old in starts.Where(s => !s.IsCertain).ToList())
        {
            if (starts.Where(s => s.IsCertain && s.Roots.Any(r => r.IsMade && old.BuildsDirectory(r))).ToList() is [var bootstrap])
            {
                starts[starts.IndexOf(bootstrap)] = Start([.. bootstrap.Roots, .. old.Roots], bootstrap.Growth.IsStrict);
                starts.Remove(old);
            }
        }

        return starts;
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
    /// The clusters of all starts, with what runs in them. Where nothing tells of a Flux release, it is what files install that belong to no
    /// other, else the newest known.
    /// </summary>
    private List<Cluster> Assemble(List<(NamedCluster Named, ClusterStart Start)> starts)
    {
        var clusters = starts.ConvertAll(s => Assemble(s.Named.Name, s.Start));
        var hubs = clusters.ConvertAll(c => c[0]);
        var files = hubs.ConvertAll(hub => _workspace.Files.Where(f => hub.Owns(f.Path)).ToList());
        var known = starts.Select((s, i) => s.Named.Flux ?? FluxOf(hubs[i], files[i])).ToList();
        var claimed = files.Where((_, i) => known[i] is not null).SelectMany(f => f).ToHashSet();
        var assumed = FluxVersionFinder.In(_workspace.Files.Where(f => !claimed.Contains(f))) ?? FluxVersion.Newest;
        var result = new List<Cluster>();
        for (var i = 0; i < starts.Count; i++)
        {
            var (named, start) = starts[i];
            var flux = known[i] ?? assumed;
            var gates = GatesOf(hubs[i], hubs);

            // What runs is known only once all is built; where it changes what builds do, they are done again.
            var isStrict = IsStrict(flux, gates);
            var final = isStrict == start.Growth.IsStrict ? clusters[i] : Assemble(named.Name, Start(start.Roots, isStrict));
            result.AddRange(final.Select(c => c.At(flux, known[i] is not null, gates, named.Kubernetes ?? _workspace.Target.Kubernetes)));
        }

        return result;
    }

    private IReadOnlyList<Cluster> Assemble(string name, ClusterStart start) => new ClusterAssembly(name, start.Roots[0].Directory, start.Growth, _options.Externals).Assemble();

    /// <summary>
    /// The release asked for; else what the cluster applies to itself, what the file says that begins it, what stands in other files of its own,
    /// the first of these that there is. Null where nothing tells.
    /// </summary>
    private FluxVersion? FluxOf(Cluster cluster, IEnumerable<SourceFile> files) =>
        _workspace.AskedFlux
        ?? FluxVersionFinder.In(cluster)
        ?? FluxVersionFinder.In(_workspace.File(cluster.Root.Source.Path)?.Documents.Where(d => d.Yaml.Span.Contains(cluster.Root.Span)) ?? [])
        ?? FluxVersionFinder.In(files.SelectMany(f => f.Documents));

    /// <summary>The gates of its controllers where they are in Git; else those that its objects set, its files, and files of no cluster, the first of these that says anything of a gate.</summary>
    private FeatureGates GatesOf(Cluster cluster, IReadOnlyList<Cluster> all)
    {
        var applied = FeatureGateFinder.In(cluster);
        return FeatureGateFinder.HasControllers(cluster)
            ? applied
            : applied.Over(_workspace.Gates.In(f => cluster.Owns(f.Path))).Over(_workspace.Gates.In(f => !all.Any(c => c.Owns(f.Path))));
    }

    /// <summary>True when a variable without value is an error: since Flux 2.9, unless the gate is turned off.</summary>
    private static bool IsStrict(FluxVersion flux, FeatureGates gates)
    {
        const string Gate = "StrictPostBuildSubstitutions";
        return flux >= new FluxVersion(2, 9) ? !gates.IsOff(Gate) : gates.IsOn(Gate);
    }
}
