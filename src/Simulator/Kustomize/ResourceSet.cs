using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize;

/// <summary>The objects of a build in their order, no two with the same id (upstream's ResMap).</summary>
public sealed class ResourceSet
{
    private readonly List<KustomizeResource> _resources = [];

    /// <summary>The objects in order. The list may be changed while a snapshot of it is walked, not while it is walked itself.</summary>
    public IReadOnlyList<KustomizeResource> Resources => _resources;

    /// <summary>Adds an object at the end; an error when one of the same id is there.</summary>
    public void Append(KustomizeResource resource, BuildErrors errors)
    {
        var id = resource.Id;
        if (FindCurrent(id) is { } first)
        {
            errors.Add($"may not add resource with an already registered id: {id} (first given at {first.Root.Origin})", resource.Root.Origin);
            return;
        }

        _resources.Add(resource);
    }

    /// <summary>
    /// Adds a generated object, or lays it over an older one of its id, as its behavior says
    /// (api/resmap/reswrangler.go:appendReplaceOrMerge).
    /// </summary>
    public void Absorb(KustomizeResource resource, BuildErrors errors)
    {
        var id = resource.Id;
        switch (FindByAnyId(id.IsSameObject))
        {
            case [] when resource.Behavior is GenerationBehavior.Merge or GenerationBehavior.Replace:
                errors.Add($"id {id} does not exist; cannot merge or replace", resource.Root.Origin);
                break;
            case []:
                Append(resource, errors);
                break;
            case [var old] when resource.Behavior is GenerationBehavior.Merge or GenerationBehavior.Replace:
                resource.LayOver(old);
                Replace(old, resource);
                break;
            case [_]:
                errors.Add($"id {id} exists; can not use behavior: '{(resource.Behavior == GenerationBehavior.Create ? "create" : "unspecified")}', behavior must be merge or replace", resource.Root.Origin);
                break;
            case var several:
                errors.Add($"found multiple objects [{string.Join(' ', several)}] that could accept merge of {id}", resource.Root.Origin);
                break;
        }
    }

    /// <summary>Reports objects that have come to share an id.</summary>
    public void CheckUnique(BuildErrors errors)
    {
        var seen = new HashSet<KustomizeId>();
        foreach (var resource in _resources)
        {
            var id = resource.Id;
            if (!seen.Add(id.Identity))
            {
                errors.Add($"may not add resource with an already registered id: {id}", resource.Root.Origin);
            }
        }
    }

    /// <summary>The object that has an id now, or null.</summary>
    public KustomizeResource? FindCurrent(KustomizeId id)
    {
        foreach (var resource in _resources)
        {
            if (resource.Id.IsSameObject(id))
            {
                return resource;
            }
        }

        return null;
    }

    /// <summary>The objects one of whose ids, earlier or current, passes a test.</summary>
    public List<KustomizeResource> FindByAnyId(Func<KustomizeId, bool> matches)
    {
        var found = new List<KustomizeResource>();
        foreach (var resource in _resources)
        {
            if (!resource.IsEmpty && (matches(resource.Id) || resource.PreviousIds.Any(matches)))
            {
                found.Add(resource);
            }
        }

        return found;
    }

    /// <summary>The objects a selector takes, in order.</summary>
    public List<KustomizeResource> Select(SelectorPattern selector) => _resources.FindAll(selector.Matches);

    /// <summary>Puts an object in the place of another.</summary>
    public void Replace(KustomizeResource old, KustomizeResource replacement) => _resources[_resources.IndexOf(old)] = replacement;

    /// <summary>Removes an object.</summary>
    public void Remove(KustomizeResource resource) => _resources.Remove(resource);

    /// <summary>Removes the objects of which nothing is left.</summary>
    public void RemoveEmpty() => _resources.RemoveAll(r => r.IsEmpty);

    /// <summary>Brings the objects into another order.</summary>
    public void Sort(Comparison<KustomizeResource> comparison) => _resources.Sort(comparison);

    /// <summary>A set of copies that can be changed without changing this one.</summary>
    /// <param name="entry">The entry that includes this set elsewhere; it becomes part of each copy's trail. Null leaves the trails alone.</param>
    public ResourceSet Copy(Origin? entry = null)
    {
        var copy = new ResourceSet();
        foreach (var resource in _resources)
        {
            var second = resource.Copy();
            if (entry is not null)
            {
                second.Trail = Trail.Extend(second.Trail, entry);
            }

            copy._resources.Add(second);
        }

        return copy;
    }
}
