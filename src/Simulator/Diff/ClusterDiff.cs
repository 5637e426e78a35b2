using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Simulator.Diff;

/// <summary>Compares the clusters of two revisions. What cannot be told on either side is never taken for added or removed.</summary>
public sealed class ClusterDiff
{
    private readonly Dictionary<Component, ComponentChange> _components = new(ReferenceEqualityComparer.Instance);

    private ClusterDiff()
    {
    }

    /// <summary>What becomes of each cluster: those of now in their order, then those that are gone.</summary>
    /// <param name="before">The clusters of the base.</param>
    /// <param name="after">The clusters now.</param>
    public static IReadOnlyList<ClusterChange> Of(IReadOnlyList<Cluster> before, IReadOnlyList<Cluster> after)
    {
        var diff = new ClusterDiff();

        // A cluster may send objects to another by kubeConfig: all components are paired before any object is.
        var pairs = Pair(before, after).Select(p => (p.Before, p.After, Components: diff.Add(new ComponentPairs(p.Before, p.After)))).ToList();
        return [.. pairs.Select(p => new ClusterChange(p.Before, p.After, p.Components, diff.Objects(p.Before, p.After)))];
    }

    /// <summary>By name; a name becomes longer when another cluster comes with the same end, so those left over are known by their directory.</summary>
    private static List<(Cluster? Before, Cluster? After)> Pair(IReadOnlyList<Cluster> before, IReadOnlyList<Cluster> after)
    {
        var left = before.ToList();
        var pairs = after.Select(a => (Before: Take(b => b.Name == a.Name), After: (Cluster?)a)).ToList();
        for (var i = 0; i < pairs.Count; i++)
        {
            if (pairs[i] is (null, { } now) && DirectoryOf(now) is { } directory)
            {
                pairs[i] = (Take(b => DirectoryOf(b) == directory), now);
            }
        }

        return [.. pairs, .. left.Select(b => ((Cluster?)b, (Cluster?)null))];

        Cluster? Take(Predicate<Cluster> isIt)
        {
            var found = left.Find(isIt);
            _ = found is not null && left.Remove(found);
            return found;
        }
    }

    private static string? DirectoryOf(Cluster cluster) => cluster.Components is [{ Parent: null, Directory: { } directory }, ..] ? directory.Value : null;

    private IReadOnlyList<ComponentChange> Add(ComponentPairs pairs)
    {
        foreach (var pair in pairs.All)
        {
            foreach (var component in (Component?[])[pair.Before, pair.After])
            {
                if (component is not null)
                {
                    _components[component] = pair;
                }
            }
        }

        return pairs.All;
    }

    private List<ObjectChange> Objects(Cluster? before, Cluster? after)
    {
        if (before is null || after is null)
        {
            return [];
        }

        var matched = new HashSet<RenderedObject>(ReferenceEqualityComparer.Instance);
        var partners = Partners(before, after, matched);
        var removed = before.Objects.Where(o => !matched.Contains(o)).ToList();
        var regenerated = new GeneratedObjects(removed, o => _components[o.Owner]);
        var changes = new List<ObjectChange>();
        foreach (var now in after.Objects)
        {
            var to = _components[now.Owner];
            var old = partners.GetValueOrDefault(now) ?? regenerated.Take(now, to);
            if (old is null)
            {
                // What a second component applies as well is no new object.
                if (to.IsKnownBefore && before.All(now.Id).Count == 0)
                {
                    changes.Add(new ObjectChange(null, now, null, to, []));
                }

                continue;
            }

            var (from, fields) = (_components[old.Owner], FieldDiff.Of(old.Resource.Field, now.Resource.Field));
            if (fields.Count > 0 || !ReferenceEquals(from, to))
            {
                changes.Add(new ObjectChange(old, now, from, to, fields));
            }
        }

        changes.AddRange(removed.Where(o => !regenerated.IsTaken(o) && _components[o.Owner].IsKnownAfter && after.All(o.Id).Count == 0).Select(o => new ObjectChange(o, null, _components[o.Owner], null, [])));
        return changes;
    }

    /// <summary>
    /// The object of the base for each of now: the one of the same component first, then the one of another. When of two that applied an
    /// object one is left, it is the same object.
    /// </summary>
    private Dictionary<RenderedObject, RenderedObject> Partners(Cluster before, Cluster after, HashSet<RenderedObject> matched)
    {
        var partners = new Dictionary<RenderedObject, RenderedObject>(ReferenceEqualityComparer.Instance);
        foreach (var now in after.Objects)
        {
            if (before.All(now.Id).FirstOrDefault(o => ReferenceEquals(_components[o.Owner], _components[now.Owner])) is { } same && matched.Add(same))
            {
                partners[now] = same;
            }
        }

        foreach (var now in after.Objects.Where(o => !partners.ContainsKey(o)))
        {
            if (before.All(now.Id).FirstOrDefault(o => !matched.Contains(o)) is { } moved && matched.Add(moved))
            {
                partners[now] = moved;
            }
        }

        return partners;
    }
}
