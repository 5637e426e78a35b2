using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Dependencies;

/// <summary>
/// In which order the components of a new cluster come up: every event with what has to happen before it. All requirements of an event
/// have to be fulfilled, so events that need each other never come.
/// </summary>
internal sealed class StartOrder
{
    private readonly Dictionary<ComponentEvent, List<Requirement>> _requirements = [];
    private readonly Dictionary<ComponentEvent, HashSet<ComponentEvent>> _before = [];

    private StartOrder()
    {
    }

    /// <summary>The order of a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="workspace">The repository.</param>
    public static StartOrder Of(Cluster cluster, Workspace workspace)
    {
        var order = new StartOrder();
        foreach (var requirement in new RequirementFinder(cluster, workspace).Find())
        {
            order.Add(requirement);
        }

        return order;
    }

    /// <summary>True when Flux itself makes an event wait for another, over however many steps.</summary>
    public bool IsAfter(ComponentEvent late, ComponentEvent early)
    {
        if (!_before.TryGetValue(late, out var before))
        {
            _before[late] = before = [];
            var open = new Stack<ComponentEvent>([late]);
            while (open.TryPop(out var next))
            {
                foreach (var requirement in _requirements.GetValueOrDefault(next, []).Where(r => r.Kind != RequirementKind.Need && before.Add(r.Needs)))
                {
                    open.Push(requirement.Needs);
                }
            }
        }

        return before.Contains(early);
    }

    /// <summary>
    /// The deadlocks, each as the shortest circle of requirements: the first event needs the second, the last one the first. Circles that
    /// only follow from one before it are not told again.
    /// </summary>
    public IEnumerable<IReadOnlyList<Requirement>> Deadlocks()
    {
        var happened = new HashSet<ComponentEvent>();
        while (true)
        {
            Run(happened);
            if (ShortestCircle(happened) is not { } circle)
            {
                yield break;
            }

            yield return circle;
            happened.UnionWith(circle.Select(r => r.Event));
        }
    }

    private void Add(Requirement requirement)
    {
        if (!_requirements.TryGetValue(requirement.Event, out var all))
        {
            _requirements[requirement.Event] = all = [];
        }

        if (!all.Exists(r => r.Needs == requirement.Needs))
        {
            all.Add(requirement);
        }
    }

    /// <summary>Lets everything happen that can.</summary>
    private void Run(HashSet<ComponentEvent> happened)
    {
        var waiting = _requirements.Where(r => !happened.Contains(r.Key)).ToList();
        while (waiting.RemoveAll(w => w.Value.TrueForAll(r => happened.Contains(r.Needs) || !_requirements.ContainsKey(r.Needs)) && happened.Add(w.Key)) > 0)
        {
        }
    }

    private List<Requirement>? ShortestCircle(HashSet<ComponentEvent> happened)
    {
        List<Requirement>? shortest = null;
        foreach (var start in _requirements.Keys.Where(e => !happened.Contains(e)))
        {
            if (Circle(start, happened, shortest?.Count ?? int.MaxValue) is { } circle)
            {
                shortest = circle;
            }
        }

        return shortest;
    }

    /// <summary>The shortest circle through an event when it is shorter than a length; else null. Breadth first.</summary>
    private List<Requirement>? Circle(ComponentEvent start, HashSet<ComponentEvent> happened, int shorterThan)
    {
        var cameBy = new Dictionary<ComponentEvent, Requirement>();
        List<ComponentEvent> level = [start];
        for (var length = 1; level.Count > 0 && length < shorterThan; length++)
        {
            var next = new List<ComponentEvent>();
            foreach (var requirement in level.SelectMany(e => _requirements.GetValueOrDefault(e, [])).Where(r => !happened.Contains(r.Needs)))
            {
                if (requirement.Needs == start)
                {
                    return Way(requirement, start, cameBy);
                }

                if (cameBy.TryAdd(requirement.Needs, requirement))
                {
                    next.Add(requirement.Needs);
                }
            }

            level = next;
        }

        return null;
    }

    private static List<Requirement> Way(Requirement last, ComponentEvent start, Dictionary<ComponentEvent, Requirement> cameBy)
    {
        List<Requirement> way = [last];
        while (way[0].Event != start)
        {
            way.Insert(0, cameBy[way[0].Event]);
        }

        return way;
    }
}
