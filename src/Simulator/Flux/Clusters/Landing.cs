using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>A cluster while it grows: the components that Flux runs in it, and what has been applied to it so far.</summary>
/// <param name="name">Its name.</param>
/// <param name="root">What begins it.</param>
internal sealed class Landing(string name, Place root)
{
    private readonly Dictionary<ResourceId, RenderedObject> _first = [];
    private readonly Dictionary<ResourceId, RenderedObject> _producers = [];
    private readonly List<ProducedObject> _templates = [];

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>What begins it.</summary>
    public Place Root => root;

    /// <summary>The components that Flux runs here, in the order they were built.</summary>
    public List<Component> Components { get; } = [];

    /// <summary>The Flux objects that have been taken for a component: none is built twice.</summary>
    public HashSet<ResourceId> Taken { get; } = [];

    /// <summary>The objects applied so far, the first of each id.</summary>
    public IReadOnlyDictionary<ResourceId, RenderedObject> Objects => _first;

    /// <summary>Applies an object.</summary>
    public void Add(RenderedObject rendered)
    {
        _first.TryAdd(rendered.Id.Unversioned, rendered);
        foreach (var made in Producers.Of(rendered))
        {
            if (made.HasName is null)
            {
                _producers.TryAdd(made.Id.Unversioned, rendered);
            }
            else
            {
                _templates.Add(made);
            }
        }
    }

    /// <summary>The object applied so far with an id, whatever its version; null when there is none.</summary>
    public RenderedObject? Find(ResourceId id) => _first.GetValueOrDefault(id.Unversioned);

    /// <summary>The object that an object is produced from; null when there is none so far.</summary>
    public RenderedObject? FindProducer(ResourceId id) =>
        _producers.GetValueOrDefault(id.Unversioned)
        ?? _producers.GetValueOrDefault(id with { Version = "", Namespace = ProducedObject.AnyNamespace })
        ?? _templates.Find(t => t.Makes(id))?.Producer;
}
