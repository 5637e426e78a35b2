namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>The objects of a build by the names they once had.</summary>
internal sealed class RenamedObjects
{
    private readonly Dictionary<string, List<KustomizeResource>> _byPreviousName = new(StringComparer.Ordinal);

    public RenamedObjects(ResourceSet resources)
    {
        All = resources.Resources;
        foreach (var resource in resources.Resources)
        {
            foreach (var id in resource.PreviousIds)
            {
                if (!_byPreviousName.TryGetValue(id.Name, out var named))
                {
                    _byPreviousName.Add(id.Name, named = []);
                }

                if (named is not [.., var last] || last != resource)
                {
                    named.Add(resource);
                }
            }
        }
    }

    /// <summary>Every object of the build, in order.</summary>
    public IReadOnlyList<KustomizeResource> All { get; }

    /// <summary>The objects that once had a name, in order.</summary>
    public IReadOnlyList<KustomizeResource> Once(string name) => _byPreviousName.TryGetValue(name, out var found) ? found : [];
}
