using System.Collections.Concurrent;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;

namespace Dryflux.Manifests.Simulation;

/// <summary>All that a rule may look at: the repository as read, and what it is judged for.</summary>
public sealed class Workspace
{
    private readonly Dictionary<string, SourceFile> _byPath;
    private readonly FileRoles _roles;
    private ConcurrentDictionary<Type, Lazy<object>> _derived = new();

    /// <summary>Looks over a repository.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="files">Its YAML files, sorted by path.</param>
    /// <param name="flux">The Flux release it is judged for, whatever its clusters run; null to read it from the repository.</param>
    /// <param name="kubernetes">The Kubernetes version it is judged for, as <c>1.34</c>; null for the newest known.</param>
    /// <param name="otherFiles">Its files of other kinds, sorted by path; null when they are not to be looked at.</param>
    /// <param name="problems">What could not be read, sorted by path; null for nothing.</param>
    public Workspace(Repository repository, IReadOnlyList<RepoFile> files, FluxVersion? flux = null, string? kubernetes = null, IReadOnlyList<RepoFile>? otherFiles = null, IReadOnlyList<RepoProblem>? problems = null)
    {
        Repository = repository;
        OtherFiles = otherFiles ?? [];
        Problems = problems ?? [];
        _roles = new FileRoles(repository, files);
        Files = [.. files.Where(f => f.Yaml is not null).Select(f => new SourceFile(f, f.Yaml!, _roles.RoleOf(f.Path), _roles.IsUsed(f.Path)))];
        Objects = [.. Files.SelectMany(f => f.Documents).Where(d => d.Role == DocumentRole.Object).SelectMany(d => d.Resources).Select(FluxObject.From).OfType<FluxObject>()];
        Patches = new PatchIndex(repository, Files);
        Gates = new FeatureGateFinder(Files);
        FeatureGates = Gates.In(_ => true);
        _byPath = Files.ToDictionary(f => f.Path.Value, StringComparer.Ordinal);
        FluxPaths = new FluxPaths(repository, Objects);
        AskedFlux = flux;
        Target = new Target(flux ?? FluxVersionFinder.In(Files) ?? FluxVersion.Newest, kubernetes);
    }

    /// <summary>The repository.</summary>
    public Repository Repository { get; }

    /// <summary>Its YAML files, sorted by path.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>Its files of other kinds, sorted by path: nobody has looked whether they are text, or can be read at all.</summary>
    public IReadOnlyList<RepoFile> OtherFiles { get; }

    /// <summary>What could not be read, sorted by path.</summary>
    public IReadOnlyList<RepoProblem> Problems { get; }

    /// <summary>Every Flux object that is not a patch or a template, in order of the files.</summary>
    public IReadOnlyList<FluxObject> Objects { get; }

    /// <summary>The patches written in the repository.</summary>
    public PatchIndex Patches { get; }

    /// <summary>The feature gates that files set for controllers.</summary>
    public FeatureGateFinder Gates { get; }

    /// <summary>The feature gates that any file sets, whatever cluster it is for: what holds for objects that no cluster applies.</summary>
    public FeatureGates FeatureGates { get; }

    /// <summary>The files that Flux Kustomizations reach.</summary>
    public FluxPaths FluxPaths { get; }

    /// <summary>What is judged that no cluster has: the Flux release asked for, else the newest that the repository installs, else the newest known.</summary>
    public Target Target { get; }

    /// <summary>The Flux release that everything is judged for; null for each cluster's own.</summary>
    public FluxVersion? AskedFlux { get; }

    /// <summary>The clusters that the repository describes, as Flux would make them; none before they are simulated.</summary>
    public IReadOnlyList<Cluster> Clusters { get; private set; } = [];

    /// <summary>The clusters that are judged: all, unless some are chosen. The others still tell what is used and reached.</summary>
    public IReadOnlyList<Cluster> Judged { get; private set; } = [];

    /// <summary>True when only some of the clusters are judged.</summary>
    public bool IsPart => Judged.Count < Clusters.Count;

    /// <summary>The same workspace with its clusters.</summary>
    /// <param name="clusters">All clusters.</param>
    /// <param name="judged">Those to judge; null for all.</param>
    public Workspace With(IReadOnlyList<Cluster> clusters, IReadOnlyList<Cluster>? judged = null)
    {
        var copy = (Workspace)MemberwiseClone();
        copy.Clusters = clusters;
        copy.Judged = judged ?? clusters;
        copy._derived = new ConcurrentDictionary<Type, Lazy<object>>();
        return copy;
    }

    /// <summary>What several rules need to know and only one has to find out: made when first asked for, one of each type. Safe for several threads.</summary>
    public T Derived<T>(Func<Workspace, T> make)
        where T : class => (T)_derived.GetOrAdd(typeof(T), _ => new Lazy<object>(() => make(this))).Value;

    /// <summary>The Flux releases that a file must work with: those of the clusters judged whose builds read it; where none does, the target's.</summary>
    /// <param name="path">Its path from the repository root.</param>
    public FluxRange FluxOf(string path)
    {
        var readers = Judged.Where(c => c.Files.Contains(path)).Select(c => c.Flux).ToList();
        return readers.Count == 0 ? FluxRange.Of(Target.Flux) : FluxRange.Over(readers);
    }

    /// <summary>True when findings in a file count: where only some clusters are judged, one of them must read it.</summary>
    /// <param name="path">Its path from the repository root.</param>
    public bool IsJudged(string path) => !IsPart || Judged.Any(c => c.Files.Contains(path));

    /// <summary>True when a kustomization file, or a Flux path without one, reads the file.</summary>
    public bool IsUsed(RepoPath path) => _roles.IsUsed(path);

    /// <summary>The YAML file at a path from the repository root, or null.</summary>
    public SourceFile? File(string path) => _byPath.GetValueOrDefault(path);
}
