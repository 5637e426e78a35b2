using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Simulator.Flux.Helm;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>Makes clusters of what has grown: components each after its parent, objects, edges and gaps in an order that does not depend on how they were found.</summary>
/// <param name="name">The name of the cluster.</param>
/// <param name="directory">The directory that it is named after.</param>
/// <param name="growth">What has grown.</param>
/// <param name="externals">What exists without being in Git.</param>
internal sealed class ClusterAssembly(string name, RepoPath directory, ClusterGrowth growth, Externals externals)
{
    private readonly Dictionary<RenderedObject, Component> _components = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Landing, Parts> _parts = [];
    private readonly HashSet<Component> _visited = [];

    /// <summary>The cluster of the roots first, then those behind kubeConfigs.</summary>
    public IReadOnlyList<Cluster> Assemble()
    {
        foreach (var component in growth.Landings.SelectMany(l => l.Components))
        {
            _components.TryAdd(component.Object, component);
        }

        foreach (var root in growth.Landings[0].Components.Where(c => c.Parent is null))
        {
            Visit(root, growth.Landings[0]);
        }

        return [.. growth.Landings.Select(Make)];
    }

    private Parts PartsOf(Landing landing)
    {
        if (!_parts.TryGetValue(landing, out var parts))
        {
            _parts[landing] = parts = new Parts();
        }

        return parts;
    }

    private void Visit(Component component, Landing home)
    {
        if (!_visited.Add(component))
        {
            return;
        }

        var target = growth.TargetOf(component, home);
        PartsOf(home).Components.Add(component);
        PartsOf(home).Objects.AddRange(component.Bootstrap);
        if (component.Parent is null && !component.Objects.Contains(component.Object))
        {
            PartsOf(home).Objects.Add(component.Object);
        }

        foreach (var gap in growth.GapsOf(component))
        {
            PartsOf(gap.Kind == AnalysisGapKind.Values ? home : target).Gaps.Add(new(gap, component));
        }

        PartsOf(target).Objects.AddRange(component.Objects);
        foreach (var rendered in component.Objects)
        {
            if (_components.TryGetValue(rendered, out var child))
            {
                Visit(child, target);
            }
            else if (FluxObject.From(rendered.Resource) is FluxHelmRelease release && ReferenceEquals(target.Find(rendered.Id), rendered))
            {
                VisitRelease(release, rendered, target);
            }
            else if (FluxObject.From(rendered.Resource) is FluxResourceSet set)
            {
                PartsOf(target).Gaps.Add(new(TemplateGap(set, rendered), component));
            }
        }
    }

    /// <summary>The objects of a ResourceSet have the kinds that its templates name, unless those are one text.</summary>
    private static FoundGap TemplateGap(FluxResourceSet set, RenderedObject rendered)
    {
        var kinds = set.Spec["resourcesTemplate"].Exists ? null : set.Resources.Items.Select(r => r["kind"].Text).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var cause = $"{rendered.Id} is a template of the Flux Operator: the objects it makes are not known";
        return new FoundGap(AnalysisGapKind.Template, cause, set.Field.KeyOrigin.Place, Namespace: null, kinds);
    }

    private void VisitRelease(FluxHelmRelease release, RenderedObject rendered, Landing home)
    {
        var @namespace = release.Namespace.Length > 0 ? release.Namespace : rendered.Owner.Id.Namespace;
        var composed = new HelmValues((kind, place, name) => ValuesOf(new ResourceId("", "", kind, place, name), release, home)).Compose(release, @namespace);
        var component = new Component(release, rendered, []) { State = ComponentState.NotAtHand, Values = composed.Root, Errors = composed.Errors };
        var target = growth.TargetOf(component, home);
        _components[rendered] = component;
        PartsOf(home).Components.Add(component);
        var chart = release.ChartRef.Exists ? release.ChartRef : release.Chart;
        var name = release.ChartRef.Exists ? $"{release.ChartRef["kind"].Text} {release.ChartRef["name"].Text}" : release.Chart["chart"].Text;
        var installedTo = release.TargetNamespace.Text is { Length: > 0 } given ? given : @namespace;
        PartsOf(home).Gaps.AddRange(composed.Unknown.Select(u => new ComponentGap(new FoundGap(AnalysisGapKind.Values, u.Cause, u.Place), component)));
        PartsOf(target).Gaps.Add(new(new FoundGap(AnalysisGapKind.Chart, $"the chart of {component.Id} ({name}) is not rendered, so what it installs is not known", chart.KeyOrigin.Place, installedTo), component));
    }

    /// <summary>What is known of an object of <c>valuesFrom</c>; null when it is optional and nothing in Git applies it.</summary>
    private ValuesObject? ValuesOf(ResourceId id, FluxHelmRelease release, Landing home)
    {
        if (home.Find(id) is { } applied)
        {
            return ValuesObject.Applied(applied.Resource.Root);
        }

        if (home.FindProducer(id) is { } producer)
        {
            return ValuesObject.Unknown(UnknownData.MadeBy(producer, id), UnknownData.KeysMadeBy(producer, id));
        }

        var isOptional = release.ValuesFrom.Items.Any(r => r["kind"].Text == id.Kind && r["name"].Text == id.Name && r["optional"].IsTrue);
        return isOptional && !externals.Have(id) ? null : ValuesObject.Unknown(UnknownData.NotInGit(externals, id));
    }

    private Cluster Make(Landing landing)
    {
        var parts = PartsOf(landing);
        var edges = new EdgeFinder(landing, c => growth.TargetOf(c, landing), _components);
        var gaps = new List<AnalysisGap>();
        if (!ReferenceEquals(landing, growth.Landings[0]))
        {
            gaps.Add(new AnalysisGap(AnalysisGapKind.RemoteCluster, $"the cluster {name}{landing.Name} is reached by kubeConfig: what else it holds is not known", landing.Root));
        }

        gaps.AddRange(parts.Gaps.GroupBy(g => $"{g.Gap.Kind} {g.Gap.Cause}").Select(Merge));
        return new Cluster(name + landing.Name, landing.Root, parts.Components, parts.Objects, [.. parts.Objects.SelectMany(Producers.Of)], externals)
        {
            Directory = ReferenceEquals(landing, growth.Landings[0]) ? directory : null,
            Edges = [.. parts.Objects.SelectMany(edges.Of)],
            Gaps = gaps,
        };
    }

    private static AnalysisGap Merge(IEnumerable<ComponentGap> same)
    {
        var all = same.ToList();
        var first = all[0].Gap;
        return new AnalysisGap(first.Kind, first.Cause, first.Place)
        {
            Namespace = all.TrueForAll(g => g.Gap.Namespace == first.Namespace) ? first.Namespace : null,
            Kinds = first.Kinds,
            Missing = first.Missing,
            Components = [.. all.Select(g => g.Component).Distinct()],
        };
    }

    private sealed record ComponentGap(FoundGap Gap, Component Component);

    private sealed class Parts
    {
        public List<Component> Components { get; } = [];

        public List<RenderedObject> Objects { get; } = [];

        public List<ComponentGap> Gaps { get; } = [];
    }
}
