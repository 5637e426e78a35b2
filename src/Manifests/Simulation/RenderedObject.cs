using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Simulation;

/// <summary>One object as a cluster gets it: its nodes are those of the build, each with the origin a person must edit.</summary>
public sealed class RenderedObject
{
    private readonly IReadOnlyList<Place> _entries;

    internal RenderedObject(Resource resource, Component owner, IReadOnlyList<Place> entries)
    {
        Resource = resource;
        Id = CustomScopes.Apply(resource.Id);
        Owner = owner;
        _entries = entries;
    }

    /// <summary>The object over the rendered nodes.</summary>
    public Resource Resource { get; }

    /// <summary>What identifies it; the namespace is the one it is applied to, "" for an object without.</summary>
    public ResourceId Id { get; }

    /// <summary>The component that applies it. What a bootstrap puts into the cluster counts as the root's.</summary>
    public Component Owner { get; }

    /// <summary>Where the object stands in its source file, or the generator that makes it.</summary>
    public Place Place => Resource.Root.Origin.Place;

    /// <summary>The entries of kustomization files that brought it into its component, the nearest first; none for a file that a Flux path without kustomization file takes in.</summary>
    public IReadOnlyList<Place> Entries => _entries;

    /// <summary>
    /// The whole way outward: the entries, the Flux Kustomization, the entries that brought that into its parent, and so on to the root; nothing for
    /// a root, also when it applies itself.
    /// </summary>
    public IEnumerable<Place> Trail => ReferenceEquals(Owner.Object, this) ? [] : _entries.Concat(Owner.Trail);

    /// <inheritdoc/>
    public override string ToString() => Id.ToString();
}
