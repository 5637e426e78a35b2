using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Dependencies;

/// <summary>
/// Finds what every component of a cluster waits for, as kustomize-controller and helm-controller do. What a bootstrap puts into the cluster
/// is there, and so is the source of a root; an object that exists without Git, or that several components apply, makes nobody wait.
/// </summary>
/// <param name="cluster">The cluster.</param>
/// <param name="workspace">The repository: a Secret or ConfigMap that a bootstrap script or template of it makes is there, too.</param>
internal sealed class RequirementFinder(Cluster cluster, Workspace workspace)
{
    /// <summary>True when <c>readyExpr</c> adds to the built-in test of a dependency instead of replacing it.</summary>
    private readonly bool _isReadyExprAdditional = cluster.FeatureGates.IsOn("AdditiveCELDependencyCheck");

    private readonly HashSet<RenderedObject> _here = [.. cluster.Objects];
    private readonly Dictionary<RenderedObject, Component> _components = Components(cluster);
    private readonly ILookup<RenderedObject, ClusterEdge> _edges = cluster.Edges.ToLookup(e => e.From);

    /// <summary>Everything, in order of the components.</summary>
    public IEnumerable<Requirement> Find() => cluster.Components.SelectMany(Of);

    /// <summary>What makes an object exist, and when: null when that is not known, or not one component alone.</summary>
    public static ComponentEvent? Applied(RenderedObject target, Cluster cluster) =>
        target.Owner.Bootstrap.Contains(target) || cluster.Externals.Have(target.Id) || cluster.All(target.Id).Any(o => o.Owner != target.Owner)
            ? null
            : new ComponentEvent(target.Owner, IsFirstStage(target.Id) ? Moment.Prepared : Moment.Applied);

    /// <summary>A component as people speak of it: most are Flux Kustomizations, and in one namespace.</summary>
    public static string Name(Component component) => component.HelmRelease is null ? $"{component.Id.Namespace}/{component.Id.Name}" : component.Id.ToString();

    private static Dictionary<RenderedObject, Component> Components(Cluster cluster)
    {
        var components = new Dictionary<RenderedObject, Component>();
        foreach (var component in cluster.Components)
        {
            components.TryAdd(component.Object, component);
        }

        return components;
    }

    /// <summary>What is applied, and waited for, before anything else (fluxcd/pkg ssa/manager_apply.go:ApplyAllStaged).</summary>
    private static bool IsFirstStage(ResourceId id) => (id.Group, id.Kind) is ("apiextensions.k8s.io", "CustomResourceDefinition") or ("", "Namespace") or ("rbac.authorization.k8s.io", "ClusterRole");

    private IEnumerable<Requirement> Of(Component component)
    {
        var place = component.Flux.Field.KeyOrigin.Place;
        var started = new ComponentEvent(component, Moment.Started);
        var prepared = new ComponentEvent(component, Moment.Prepared);
        var applied = new ComponentEvent(component, Moment.Applied);
        var ready = new ComponentEvent(component, Moment.Ready);
        yield return new Requirement(prepared, started, $"`{Name(component)}` starts before it applies anything", place, RequirementKind.Course);
        yield return new Requirement(applied, prepared, $"`{Name(component)}` applies definitions and namespaces first", place, RequirementKind.Course);
        yield return new Requirement(ready, applied, $"`{Name(component)}` is ready once all is applied", place, RequirementKind.Course);
        if (component.Parent is { } parent)
        {
            yield return new Requirement(started, new ComponentEvent(parent, Moment.Applied), $"`{Name(component)}` is there once `{Name(parent)}` has applied everything", component.Object.Entries is [var entry, ..] ? entry : place, RequirementKind.Order);
        }

        foreach (var requirement in _edges[component.Object].SelectMany(e => OfEdge(component, e)).Concat(Namespace(component, applied)).Concat(Objects(component, applied)).Concat(Health(component, ready)))
        {
            yield return requirement;
        }
    }

    private IEnumerable<Requirement> OfEdge(Component component, ClusterEdge edge)
    {
        var started = new ComponentEvent(component, Moment.Started);
        var entry = edge.Field.Parent;
        switch (edge.Kind)
        {
            case ClusterEdgeKind.DependsOn when cluster.Component(edge.TargetId) is { } dependency:
                var place = entry?.KeyOrigin.Place ?? edge.Field.Origin.Place;
                if (entry is null || !entry["readyExpr"].Exists || _isReadyExprAdditional)
                {
                    yield return new Requirement(started, new ComponentEvent(dependency, Moment.Ready), $"`{Name(component)}` starts once `{Name(dependency)}` is ready (`dependsOn`)", edge.Field.Origin.Place, RequirementKind.DependsOn);
                }
                else if (dependency.Parent is { } applier)
                {
                    yield return new Requirement(started, new ComponentEvent(applier, Moment.Applied), $"`{Name(component)}` starts once `{Name(dependency)}` is there (`dependsOn`), which `{Name(applier)}` applies", place, RequirementKind.DependsOn);
                }

                break;
            case ClusterEdgeKind.Source when component.Parent is not null && edge.Target is { } source && Applied(source, cluster) is { } when:
                yield return new Requirement(started, when, $"`{Name(component)}` starts once its source `{source.Id}` is there, which `{Name(when.Component)}` applies", edge.Field.Origin.Place, RequirementKind.Order);
                break;
            case ClusterEdgeKind.SubstituteFrom or ClusterEdgeKind.ValuesFrom when component.Parent is not null && !IsOptional(entry) && Existence(edge) is { } exists && !Absence.IsSpokenOf(edge.TargetId, workspace):
                yield return new Requirement(new ComponentEvent(component, Moment.Prepared), exists, $"`{Name(component)}` takes values from `{edge.TargetId}`, which `{Name(exists.Component)}` applies", edge.Field.Origin.Place, RequirementKind.Need);
                break;
            case ClusterEdgeKind.ServiceAccount when component.Parent is not null && edge.Field.Parent?.Key == "spec" && Existence(edge) is { } exists:
                yield return new Requirement(new ComponentEvent(component, Moment.Prepared), exists, $"`{Name(component)}` applies as `{edge.TargetId}`, which `{Name(exists.Component)}` applies", edge.Field.Origin.Place, RequirementKind.Need);
                break;
        }
    }

    private static bool IsOptional(Field? entry) => entry is not null && entry["optional"].IsTrue;

    /// <summary>When the target of an edge exists, itself or what it is produced from.</summary>
    private ComponentEvent? Existence(ClusterEdge edge) => (edge.Target ?? cluster.Find(edge.TargetId).Object) is { } target ? Applied(target, cluster) : null;

    /// <summary>A release is installed into a namespace that it does not create.</summary>
    private IEnumerable<Requirement> Namespace(Component component, ComponentEvent applied)
    {
        if (component.HelmRelease is not { } release
            || release.TargetNamespace.Text is not { } name
            || release.Install["createNamespace"].IsTrue
            || component.IsRemote
            || cluster.Object("", "Namespace", "", name) is not { } target
            || Applied(target, cluster) is not { } exists)
        {
            yield break;
        }

        yield return new Requirement(applied, exists, $"`{Name(component)}` installs into namespace `{name}`, which `{Name(exists.Component)}` applies", release.TargetNamespace.Origin.Place, RequirementKind.Need);
    }

    /// <summary>What the objects of a component need: their definitions and namespaces.</summary>
    private IEnumerable<Requirement> Objects(Component component, ComponentEvent applied)
    {
        foreach (var rendered in component.Objects.Where(_here.Contains))
        {
            foreach (var edge in _edges[rendered].Where(e => e.Kind is ClusterEdgeKind.Crd or ClusterEdgeKind.Namespace))
            {
                if (Existence(edge) is { } exists && exists != new ComponentEvent(component, Moment.Prepared))
                {
                    var what = edge.Kind == ClusterEdgeKind.Crd ? $"the definition of {rendered.Id.Kind}" : $"namespace `{edge.TargetId.Name}`";
                    yield return new Requirement(applied, exists, $"`{Name(component)}` applies `{rendered}`, which needs {what} that `{Name(exists.Component)}` brings", edge.Field.Origin.Place, RequirementKind.Need);
                }
            }
        }
    }

    /// <summary>What a component checks before it is ready (kustomize-controller internal/controller/kustomization_controller.go:checkHealth). It leaves itself out.</summary>
    private IEnumerable<Requirement> Health(Component component, ComponentEvent ready)
    {
        if (component.Kustomization is not { } kustomization)
        {
            yield break;
        }

        if (!kustomization.Wait.IsTrue)
        {
            foreach (var edge in _edges[component.Object].Where(e => e.Kind == ClusterEdgeKind.HealthCheck && e.Target is not null && _here.Contains(e.Target)))
            {
                var target = edge.Target!;
                if (When(component, target) is { } healthy)
                {
                    yield return new Requirement(ready, healthy, $"`{Name(component)}` is ready once `{target}` is healthy (`healthChecks`)", edge.Field.Origin.Place, RequirementKind.Health);
                }
            }

            yield break;
        }

        foreach (var rendered in component.Objects.Where(o => _here.Contains(o) && _components.ContainsKey(o)))
        {
            if (When(component, rendered) is { } healthy)
            {
                yield return new Requirement(ready, healthy, $"`{Name(component)}` is ready once `{rendered}`, which it applies, is ready (`wait: true`)", kustomization.Wait.Origin.Place, RequirementKind.Health);
            }
        }
    }

    /// <summary>When an object is healthy; null for the component itself, for one that is suspended, and where an expression judges its kind.</summary>
    private ComponentEvent? When(Component component, RenderedObject target)
    {
        if (!_components.TryGetValue(target, out var checkedOne))
        {
            return Applied(target, cluster);
        }

        return ReferenceEquals(checkedOne, component) || checkedOne.Flux.Suspend.IsTrue || component.Kustomization!.HealthCheckExprs.Items.Any(e => e["kind"].Text is not { } kind || kind == target.Id.Kind)
            ? null
            : new ComponentEvent(checkedOne, Moment.Ready);
    }
}
