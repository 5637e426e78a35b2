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
        return [.. _options.Clusters.SelectMany(c => Assemble(c.Name, Start([found.FirstOrDefault(r => Builds(r, c.Directory)) ?? Pointed(c.Directory)], IsStrict(_workspace.Target.Flux))))];
    }

    private List<Cluster> Found()
    {
        var starts = Real([.. new RootFinder(_workspace).Find().Select(r => Start([r], IsStrict(_workspace.Target.Flux)))]);
        var orphans = new OrphanFinder(_workspace, _checkout).Find(starts).Select(r => Start(r, IsStrict(_workspace.Target.Flux)));
        starts = Real([.. starts, .. orphans]);
        starts.Sort((a, b) => string.CompareOrdinal(a.Roots[0].Directory.Value, b.Roots[0].Directory.Value));
        var names = ClusterNames.Of(starts.ConvertAll(s => s.Roots[0].Directory));
        return [.. starts.SelectMany((s, i) => Assemble(names[i], s))];
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

    /// <summary>The clusters of a start, with the Flux release that runs in them. It is known only once all is built; where it changes what builds do, they are done again.</summary>
    private IEnumerable<Cluster> Assemble(string name, ClusterStart start)
    {
        var clusters = new ClusterAssembly(name, start.Growth, _options.Externals).Assemble();
        var known = FluxOf(clusters[0]);
        var flux = known ?? _workspace.Target.Flux;
        if (IsStrict(flux) != start.Growth.IsStrict)
        {
            clusters = new ClusterAssembly(name, Start(start.Roots, IsStrict(flux)).Growth, _options.Externals).Assemble();
        }

        return clusters.Select(c => c.At(flux, known is not null));
    }

    /// <summary>
    /// The release asked for; else what the cluster applies to itself, what the file says that begins it, what stands in other files that its
    /// builds read, the first of these that there is. Null where nothing tells.
    /// </summary>
    private FluxVersion? FluxOf(Cluster cluster) =>
        _workspace.AskedFlux
        ?? FluxVersionFinder.In(cluster)
        ?? FluxVersionFinder.In(_workspace.File(cluster.Root.Source.Path)?.Documents.Where(d => d.Yaml.Span.Contains(cluster.Root.Span)) ?? [])
        ?? FluxVersionFinder.In(cluster.Files.Select(_workspace.File).OfType<SourceFile>().SelectMany(f => f.Documents));

    /// <summary>True when a variable without value is an error: since Flux 2.9, unless the gate is turned off.</summary>
    private bool IsStrict(FluxVersion flux)
    {
        const string Gate = "StrictPostBuildSubstitutions";
        return flux >= new FluxVersion(2, 9) ? !_workspace.DisabledFeatureGates.Contains(Gate) : _workspace.FeatureGates.Contains(Gate);
    }
}
