using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Simulation;

/// <summary>A cluster as Flux would make it from the repository: its components, every object they apply, and what ties them.</summary>
public sealed class Cluster
{
    private readonly Dictionary<ResourceId, List<RenderedObject>> _objects = [];
    private readonly Dictionary<ResourceId, ProducedObject> _produced = [];
    private readonly List<ProducedObject> _templates;
    private readonly Dictionary<ResourceId, Component> _components = [];
    private readonly Lazy<IReadOnlySet<string>> _files;

    /// <summary>Makes a cluster.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="root">What begins it.</param>
    /// <param name="components">Its components, each after its parent.</param>
    /// <param name="objects">Every object that ends up in it, in order of the components that apply them.</param>
    /// <param name="produced">What controllers make of these.</param>
    /// <param name="externals">What exists without being in Git.</param>
    public Cluster(string name, Place root, IReadOnlyList<Component> components, IReadOnlyList<RenderedObject> objects, IReadOnlyList<ProducedObject> produced, Externals externals)
    {
        Name = name;
        Root = root;
        Components = components;
        Objects = objects;
        Produced = produced;
        Externals = externals;
        _files = new Lazy<IReadOnlySet<string>>(() => ClusterFiles.Of(this));
        foreach (var rendered in objects)
        {
            var key = rendered.Id.Unversioned;
            if (!_objects.TryGetValue(key, out var same))
            {
                _objects[key] = same = [];
            }

            same.Add(rendered);
        }

        _templates = [.. produced.Where(p => p.HasName is not null)];
        foreach (var made in produced)
        {
            _produced.TryAdd(made.Id.Unversioned, made);
        }

        foreach (var component in components)
        {
            _components.TryAdd(component.Id.Unversioned, component);
        }
    }

    /// <summary>The name that reports and flags use.</summary>
    public string Name { get; }

    /// <summary>What begins it: the root Flux Kustomization, the <c>sync</c> of a FluxInstance, or the <c>kubeConfig</c> that leads to it.</summary>
    public Place Root { get; }

    /// <summary>Its Flux Kustomizations and HelmReleases, each after its parent; the first is a root, unless the cluster is only reached by kubeConfig.</summary>
    public IReadOnlyList<Component> Components { get; }

    /// <summary>Every object that ends up in it, also those that components of another cluster send by kubeConfig, in order of the components.</summary>
    public IReadOnlyList<RenderedObject> Objects { get; }

    /// <summary>What controllers make of the objects.</summary>
    public IReadOnlyList<ProducedObject> Produced { get; }

    /// <summary>What exists without being in Git.</summary>
    public Externals Externals { get; }

    /// <summary>The Flux release that runs in it.</summary>
    public FluxVersion Flux { get; private set; } = FluxVersion.Newest;

    /// <summary>The feature gates of its Flux, by its objects, the files that tell of it, and those that tell of no other cluster.</summary>
    public FeatureGates FeatureGates { get; private set; } = FeatureGates.None;

    /// <summary>Its Kubernetes version as <c>1.34</c>, or null for the newest known.</summary>
    public string? Kubernetes { get; private set; }

    /// <summary>The directory that it is named after; null for a cluster that is only reached by kubeConfig.</summary>
    public RepoPath? Directory { get; init; }

    /// <summary>The files that its builds read, by their paths from the repository root, and the one that begins it.</summary>
    public IReadOnlySet<string> Files => _files.Value;

    /// <summary>What ties its objects, in order of the objects they start from.</summary>
    public IReadOnlyList<ClusterEdge> Edges { get; init; } = [];

    /// <summary>What was not analysed, in order of the components.</summary>
    public IReadOnlyList<AnalysisGap> Gaps { get; init; } = [];

    /// <summary>True when something tells which Flux runs in it; else it is assumed.</summary>
    public bool IsFluxKnown { get; private set; }

    /// <summary>The same cluster with what runs it.</summary>
    /// <param name="flux">The Flux release.</param>
    /// <param name="isKnown">True when something tells it.</param>
    /// <param name="gates">The feature gates of Flux.</param>
    /// <param name="kubernetes">The Kubernetes version as <c>1.34</c>, or null for the newest known.</param>
    public Cluster At(FluxVersion flux, bool isKnown, FeatureGates gates, string? kubernetes)
    {
        var copy = (Cluster)MemberwiseClone();
        copy.Flux = flux;
        copy.IsFluxKnown = isKnown;
        copy.FeatureGates = gates;
        copy.Kubernetes = kubernetes;
        return copy;
    }

    /// <summary>True for a file that tells of this cluster: its builds read it, or it lies in the directory that the cluster is named after.</summary>
    /// <param name="file">Its path from the repository root.</param>
    public bool Owns(RepoPath file) => Files.Contains(file.Value) || (Directory is { IsRoot: false } directory && file.IsIn(directory));

    /// <summary>The component with a group, kind, namespace and name; null when there is none.</summary>
    public Component? Component(ResourceId id) => _components.GetValueOrDefault(id.Unversioned);

    /// <summary>The object with a group, kind, namespace and name, whatever its version: the first when several components apply one. Null when none does.</summary>
    public RenderedObject? Object(ResourceId id) => All(id) is [var first, ..] ? first : null;

    /// <summary>The same for parts.</summary>
    public RenderedObject? Object(string group, string kind, string @namespace, string name) => Object(new ResourceId(group, "", kind, @namespace, name));

    /// <summary>Every application of an object; more than one when components fight over it.</summary>
    public IReadOnlyList<RenderedObject> All(ResourceId id) => _objects.TryGetValue(id.Unversioned, out var same) ? same : [];

    /// <summary>What is known about the existence of an object: applied, produced, external, hidden by a gap, or absent.</summary>
    /// <param name="id">The object; its version does not count.</param>
    public Presence Find(ResourceId id)
    {
        id = id.Unversioned;
        if (Object(id) is { } applied)
        {
            return new Presence(PresenceKind.Applied, applied);
        }

        if ((_produced.GetValueOrDefault(id) ?? _produced.GetValueOrDefault(id with { Namespace = ProducedObject.AnyNamespace }) ?? _templates.Find(t => t.Makes(id))) is { } made)
        {
            return new Presence(PresenceKind.Produced, made.Producer);
        }

        if (Externals.Have(id))
        {
            return new Presence(PresenceKind.External);
        }

        var gap = Gaps.FirstOrDefault(g => g.CouldHide(id));
        return gap is null ? new Presence(PresenceKind.Absent) : new Presence(PresenceKind.Possible, null, gap);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
