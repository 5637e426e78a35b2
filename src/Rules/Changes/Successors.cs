using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Changes;

/// <summary>Finds what a component builds in the place of an object: the same document under another name, or in another namespace.</summary>
internal sealed class Successors
{
    private readonly ILookup<(ComponentChange, string, string, string), RenderedObject> _added;

    /// <summary>Gathers what a change adds.</summary>
    public Successors(ClusterChange change) => _added = change.Objects.Where(o => o.IsAdded).ToLookup(o => KeyOf(o.After!, o.To!), o => o.After!);

    /// <summary>What comes of the document of an object that is gone; null when nothing does, or it cannot be told.</summary>
    public RenderedObject? Of(ObjectChange removed) => _added[KeyOf(removed.Before!, removed.From!)].ToList() switch
    {
        [var only] => only,
        var several => several.Find(o => o.Place.Span.Start == removed.Before!.Place.Span.Start),
    };

    /// <summary>The text that gives the object its other name or namespace: of a prefix, a suffix or an overlay where one does.</summary>
    public static Place Difference(RenderedObject before, RenderedObject after)
    {
        var origin = after.Resource.Field["metadata"][before.Id.Name == after.Id.Name ? "namespace" : "name"].Origin;
        return origin.Via is { } decorator && origin.Source.Slice(origin.Span).Trim("'\"").SequenceEqual(before.Id.Name) ? decorator.Place : origin.Place;
    }

    private static (ComponentChange, string Group, string Kind, string Path) KeyOf(RenderedObject rendered, ComponentChange owner) =>
        (owner, rendered.Id.Group, rendered.Id.Kind, rendered.Place.Source.Path);
}
