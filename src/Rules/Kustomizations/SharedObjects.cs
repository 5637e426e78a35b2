using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Kustomizations;

/// <summary>Objects that two components of one cluster both apply.</summary>
/// <param name="First">The component that comes first.</param>
/// <param name="Second">The other one.</param>
/// <param name="Objects">The objects, as each of the two applies them, in order of the first.</param>
internal sealed record SharedObjects(Component First, Component Second, IReadOnlyList<(RenderedObject Of1, RenderedObject Of2)> Objects)
{
    /// <summary>True when both build the same files of one source, from paths of which one contains the other.</summary>
    public bool IsFromOverlappingPaths =>
        First is { Directory: { } one, Repository: { } source } && Second is { Directory: { } other, Repository: { } same }
        && ReferenceEquals(source, same)
        && (one.IsIn(other) || other.IsIn(one))
        && Objects.All(o => o.Of1.Place == o.Of2.Place);

    /// <summary>Every pair of a cluster, in order of its objects. Objects that are not fought over (not applied, only created, merged) are left out.</summary>
    public static IEnumerable<SharedObjects> In(Cluster cluster)
    {
        var pairs = new Dictionary<(Component, Component), List<(RenderedObject, RenderedObject)>>();
        foreach (var first in cluster.Objects)
        {
            var all = cluster.All(first.Id);
            if (all.Count < 2 || !ReferenceEquals(all[0], first) || first.Id.Name.HasVariable || first.Id.Namespace.HasVariable)
            {
                continue;
            }

            var fighting = all.Where(o => !ApplyOptions.Of(o).IsShared && !o.Owner.Bootstrap.Contains(o)).DistinctBy(o => o.Owner).ToList();
            for (var i = 0; i < fighting.Count; i++)
            {
                for (var j = i + 1; j < fighting.Count; j++)
                {
                    var pair = (fighting[i].Owner, fighting[j].Owner);
                    if (!pairs.TryGetValue(pair, out var shared))
                    {
                        pairs[pair] = shared = [];
                    }

                    shared.Add((fighting[i], fighting[j]));
                }
            }
        }

        return pairs.Select(p => new SharedObjects(p.Key.Item1, p.Key.Item2, p.Value));
    }
}
