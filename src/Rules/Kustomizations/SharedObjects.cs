using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Kustomizations;

/// <summary>Objects that the same components of one cluster all apply.</summary>
/// <param name="Owners">The components, two or more, in order of the cluster.</param>
/// <param name="Objects">The objects, each as every owner applies it, in order of the first.</param>
internal sealed record SharedObjects(IReadOnlyList<Component> Owners, IReadOnlyList<IReadOnlyList<RenderedObject>> Objects)
{
    /// <summary>True when there are two owners that build the same files of one source, from paths of which one contains the other.</summary>
    public bool IsFromOverlappingPaths =>
        Owners is [{ Directory: { } one, Repository: { } source }, { Directory: { } other, Repository: { } same }]
        && ReferenceEquals(source, same)
        && (one.IsIn(other) || other.IsIn(one))
        && Objects.All(o => o[0].Place == o[1].Place);

    /// <summary>Those of a cluster, in order of its objects. Objects that are not fought over (not applied, only created, merged) are left out.</summary>
    public static IEnumerable<SharedObjects> In(Cluster cluster)
    {
        var places = cluster.Components.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i);
        var groups = new Dictionary<string, List<IReadOnlyList<RenderedObject>>>();
        foreach (var first in cluster.Objects)
        {
            var all = cluster.All(first.Id);
            if (all.Count < 2 || !ReferenceEquals(all[0], first) || first.Id.Name.HasVariable || first.Id.Namespace.HasVariable)
            {
                continue;
            }

            var fighting = all.Where(o => !ApplyOptions.Of(o).IsShared && !o.Owner.Bootstrap.Contains(o)).DistinctBy(o => o.Owner).ToList();
            if (fighting.Count < 2)
            {
                continue;
            }

            var owners = string.Join(' ', fighting.Select(o => places.GetValueOrDefault(o.Owner, -1)));
            if (!groups.TryGetValue(owners, out var shared))
            {
                groups[owners] = shared = [];
            }

            shared.Add(fighting);
        }

        return groups.Values.Select(objects => new SharedObjects([.. objects[0].Select(o => o.Owner)], objects));
    }
}
