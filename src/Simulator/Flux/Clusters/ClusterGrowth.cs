using Dryflux.Manifests;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>
/// Lets a cluster grow from its roots: builds a component, finds Flux Kustomizations in what it renders, builds those, until nothing new
/// appears. A component waits for its source, and for what it substitutes from, as long as others can still apply them.
/// </summary>
/// <param name="roots">What it begins with.</param>
/// <param name="sources">What sources stand for.</param>
/// <param name="builder">Builds components.</param>
/// <param name="externals">What exists without being in Git.</param>
/// <param name="isStrict">True when a variable without value is an error.</param>
internal sealed class ClusterGrowth(IReadOnlyList<ClusterRoot> roots, SourceMap sources, ComponentBuilder builder, Externals externals, bool isStrict)
{
    /// <summary>A Flux Kustomization that renders another of itself would go on for ever, in the cluster too.</summary>
    private const int MaxDepth = 32;

    /// <summary>How often all is built again with what was found too late the time before.</summary>
    private const int MaxPasses = 3;

    /// <summary>The name of the cluster of the roots before it has one; those behind kubeConfigs add to it.</summary>
    private const string Hub = "";

    private readonly Dictionary<string, Landing> _landings = new(StringComparer.Ordinal);
    private readonly List<PendingComponent> _pending = [];
    private readonly HashSet<ResourceId> _givenUp = [];
    private readonly Dictionary<Component, IReadOnlyList<FoundGap>> _gaps = [];
    private IReadOnlyDictionary<string, Landing> _before = new Dictionary<string, Landing>();

    /// <summary>The cluster of the roots, then those behind kubeConfigs, in the order they were found.</summary>
    public IReadOnlyList<Landing> Landings => [.. _landings.Values];

    /// <summary>True when a variable without value is an error.</summary>
    public bool IsStrict => isStrict;

    /// <summary>Lets it grow.</summary>
    public void Grow()
    {
        for (var pass = 1; ; pass++)
        {
            GrowOnce();
            var isSettled = !_givenUp.Any(id => _landings.Values.Any(l => l.Find(id) is not null)) && roots.All(r => IsAsApplied(r));
            if (isSettled || pass == MaxPasses)
            {
                return;
            }

            _before = new Dictionary<string, Landing>(_landings);
        }
    }

    /// <summary>Where a component's objects go: into its own cluster, or into the one behind its kubeConfig.</summary>
    public Landing TargetOf(Component component, Landing home)
    {
        var config = component.Flux.Spec["kubeConfig"];
        if (!config.Exists)
        {
            return home;
        }

        var reference = config["secretRef"]["name"] is { Exists: true } secret ? secret : config["configMapRef"]["name"];
        return LandingOf($"{home.Name}/{component.Id.Namespace}/{reference.Text ?? "kubeconfig"}", config.KeyOrigin.Place);
    }

    /// <summary>The gaps that a component has.</summary>
    public IReadOnlyList<FoundGap> GapsOf(Component component) => _gaps.GetValueOrDefault(component, []);

    private void GrowOnce()
    {
        _landings.Clear();
        _gaps.Clear();
        _givenUp.Clear();
        var hub = LandingOf(Hub, roots[0].Place);
        foreach (var root in roots)
        {
            Enqueue(new PendingComponent(AsApplied(root), null, hub, 0));
        }

        while (_pending.Count > 0)
        {
            var ready = _pending.Where(p => Waits(p).All(_givenUp.Contains)).ToList();
            if (ready.Count == 0)
            {
                // Nothing moves: what the first waits for will not come.
                _givenUp.UnionWith(Waits(_pending[0]));
                continue;
            }

            _pending.RemoveAll(ready.Contains);
            foreach (var outcome in ready.SelectInParallel(Build))
            {
                Apply(outcome);
            }
        }
    }

    private Landing LandingOf(string landing, Place root)
    {
        if (!_landings.TryGetValue(landing, out var found))
        {
            _landings[landing] = found = new Landing(landing, root);
        }

        return found;
    }

    private void Enqueue(PendingComponent pending)
    {
        var id = pending.Kustomization.Resource.Id with { Version = "", Namespace = pending.Namespace };
        if (pending.Home.Taken.Add(id))
        {
            _pending.Add(pending);
        }
    }

    /// <summary>A root as the cluster has it once its own build has been applied: what is rendered of it, patches and all, takes the place of the file.</summary>
    private FluxKustomization AsApplied(ClusterRoot root) => Rendered(root, _before) ?? root.Kustomization;

    private bool IsAsApplied(ClusterRoot root) => Rendered(root, _landings) is not { } now || (Rendered(root, _before) is { } before ? SpecText.AreEqual(now, before) : SpecText.AreEqual(now, root.Kustomization));

    private FluxKustomization? Rendered(ClusterRoot root, IReadOnlyDictionary<string, Landing> landings)
    {
        var id = root.Kustomization.Resource.Id;
        id = id.Namespace.Length > 0 ? id : id with { Namespace = SourceKey.FluxNamespace };
        return landings.GetValueOrDefault(Hub)?.Find(id) is { } rendered && rendered.Owner.Parent is null && !ReferenceEquals(rendered.Resource, root.Kustomization.Resource)
            ? (FluxKustomization?)FluxObject.From(rendered.Resource)
            : null;
    }

    /// <summary>What a component needs that nothing has applied so far.</summary>
    private IEnumerable<ResourceId> Waits(PendingComponent pending)
    {
        if (sources.Find(pending.Source, pending.Home) is { Artifact: null, IsOpen: true })
        {
            yield return pending.Source.Id;
        }

        foreach (var (_, id) in VariableFinder.References(pending.Kustomization, pending.Namespace))
        {
            if (pending.Home.Find(id) is null && pending.Home.FindProducer(id) is null && !externals.Have(id))
            {
                yield return id;
            }
        }
    }

    private ComponentOutcome Build(PendingComponent pending)
    {
        var before = _before.GetValueOrDefault(pending.Home.Name);
        var variables = new VariableFinder(externals, id => pending.Home.Find(id) ?? before?.Find(id), id => pending.Home.FindProducer(id) ?? before?.FindProducer(id));
        var source = sources.Find(pending.Source, pending.Home);
        source = source.Artifact is null && before is not null && sources.Find(pending.Source, before) is { Artifact: not null } late ? late : source;
        return builder.Build(pending, source, variables, isStrict);
    }

    private void Apply(ComponentOutcome outcome)
    {
        var pending = outcome.Pending;
        var root = pending.Self is null ? roots.First(r => r.Kustomization.Name == pending.Kustomization.Name && r.Kustomization.Namespace == pending.Kustomization.Namespace) : null;

        // A bootstrap applies the source whether or not the root builds the file it stands in.
        var bootstrap = root is { IsCertain: true, Source: { } source } && (root.IsMade || !outcome.Objects.Any(o => o.Resource.Id == source.Id)) ? new BuiltObject(source, []) : null;
        var component = new Component(pending.Kustomization, pending.Self, outcome.Objects, bootstrap is null ? [] : [bootstrap])
        {
            State = outcome.State,
            Directory = outcome.Directory,
            Repository = outcome.Artifact,
            Errors = outcome.Errors,
            Warnings = outcome.Warnings,
            Effects = outcome.Effects,
            Variables = outcome.Variables,
            VariableUses = outcome.Uses,
        };
        pending.Home.Components.Add(component);
        _gaps[component] = outcome.Gaps;
        foreach (var rendered in component.Bootstrap)
        {
            pending.Home.Add(rendered);
        }

        var target = TargetOf(component, pending.Home);
        foreach (var rendered in component.Objects)
        {
            target.Add(rendered);
        }

        foreach (var rendered in component.Objects)
        {
            if (FluxObject.From(rendered.Resource) is not FluxKustomization child)
            {
                continue;
            }

            if (pending.Depth < MaxDepth)
            {
                Enqueue(new PendingComponent(child, rendered, target, pending.Depth + 1));
            }
            else
            {
                _gaps[component] = [.. outcome.Gaps, new FoundGap(AnalysisGapKind.FailedBuild, $"{component.Id} renders ever more Flux Kustomizations of itself: those deeper than {MaxDepth} are left out", child.Field.KeyOrigin.Place)];
            }
        }
    }
}
