using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>Finds what the objects of one cluster need of each other.</summary>
/// <param name="home">The cluster.</param>
/// <param name="targetOf">The cluster that a component's objects go to.</param>
/// <param name="components">The components of the cluster, by their objects.</param>
internal sealed class EdgeFinder(Landing home, Func<Component, Landing> targetOf, IReadOnlyDictionary<RenderedObject, Component> components)
{
    private readonly CustomKinds _kinds = new(home.Objects.Values);

    /// <summary>The edges of an object, its own fields in the order of kinds, then what every object needs.</summary>
    public IEnumerable<ClusterEdge> Of(RenderedObject rendered)
    {
        var edges = FluxObject.From(rendered.Resource) is { } flux ? OfFlux(rendered, flux) : [];
        return edges.Concat(OfAny(rendered));
    }

    private IEnumerable<ClusterEdge> OfAny(RenderedObject rendered)
    {
        var field = rendered.Resource.Field;
        if (rendered.Id.Namespace.Length > 0)
        {
            yield return Edge(ClusterEdgeKind.Namespace, rendered, field.At("metadata", "namespace"), new ResourceId("", "v1", "Namespace", "", rendered.Id.Namespace));
        }

        if (_kinds.Needs(rendered.Id) is { } definition)
        {
            yield return Edge(ClusterEdgeKind.Crd, rendered, field["kind"], definition);
        }
    }

    private IEnumerable<ClusterEdge> OfFlux(RenderedObject rendered, FluxObject flux)
    {
        if (components.TryGetValue(rendered, out var component))
        {
            foreach (var applied in component.Objects.Where(o => FluxObject.From(o.Resource) is not null && !ReferenceEquals(o, rendered)))
            {
                yield return new ClusterEdge(ClusterEdgeKind.Applies, rendered, applied.Resource.Field, applied.Id, applied) { IsResolved = true };
            }

            if (component.Directory is { } directory)
            {
                var isThere = component.Repository!.IsDirectory(directory);
                yield return new ClusterEdge(ClusterEdgeKind.Path, rendered, flux.Spec["path"], new ResourceId("", "", "Directory", "", directory.Value), null) { IsResolved = isThere };
            }
        }

        var own = component?.Id.Namespace ?? rendered.Id.Namespace;
        foreach (var reference in SourceReferences(flux))
        {
            yield return Edge(ClusterEdgeKind.Source, rendered, reference["name"], SourceKey.Of(reference, own).Id);
        }

        foreach (var reference in flux is FluxKustomization or FluxHelmRelease ? flux.Spec["dependsOn"].Items : [])
        {
            yield return Edge(ClusterEdgeKind.DependsOn, rendered, reference["name"], rendered.Id with { Version = "", Namespace = reference["namespace"].Text ?? own, Name = reference["name"].Text ?? "" });
        }

        foreach (var reference in (flux as FluxHelmRelease)?.ValuesFrom.Items ?? [])
        {
            yield return Edge(ClusterEdgeKind.ValuesFrom, rendered, reference["name"], new ResourceId("", "v1", reference["kind"].Text ?? "", own, reference["name"].Text ?? ""));
        }

        if (flux is FluxKustomization kustomization)
        {
            foreach (var (entry, id) in VariableFinder.References(kustomization, own))
            {
                yield return Edge(ClusterEdgeKind.SubstituteFrom, rendered, entry["name"], id);
            }

            var target = component is null ? home : targetOf(component);
            foreach (var check in kustomization.HealthChecks.Items)
            {
                yield return HealthCheck(rendered, check, target);
            }
        }

        foreach (var edge in Accounts(rendered, flux, own).Concat(Secrets(rendered, flux, own)))
        {
            yield return edge;
        }
    }

    private static IEnumerable<Field> SourceReferences(FluxObject flux) => flux switch
    {
        FluxKustomization or FluxHelmChart or FluxImageUpdateAutomation => Existing(flux.Spec["sourceRef"]),
        FluxHelmRelease release => Existing(release.Chart["sourceRef"], release.ChartRef),
        FluxArtifactGenerator generator => generator.Sources.Items,
        _ => [],
    };

    private static ClusterEdge HealthCheck(RenderedObject rendered, Field check, Landing target)
    {
        // kustomize-controller api/v1/kustomization_types.go: a check without apiVersion means a workload.
        var (group, version) = ResourceId.SplitApiVersion(check["apiVersion"].Text ?? "apps/v1");
        var id = new ResourceId(group, version, check["kind"].Text ?? "", check["namespace"].Text ?? "", check["name"].Text ?? "");
        var found = target.Find(id);
        return new ClusterEdge(ClusterEdgeKind.HealthCheck, rendered, check["name"], id, found) { IsResolved = found is not null };
    }

    /// <summary>An account is one of the cluster that the objects go to; behind a kubeConfig nobody knows them.</summary>
    private IEnumerable<ClusterEdge> Accounts(RenderedObject rendered, FluxObject flux, string own) => flux.Spec["kubeConfig"].Exists
        ? []
        : Existing(flux.Spec["serviceAccountName"], flux.Spec.At("decryption", "serviceAccountName"))
            .Select(f => Edge(ClusterEdgeKind.ServiceAccount, rendered, f, new ResourceId("", "v1", "ServiceAccount", own, f.Text ?? "")));

    private IEnumerable<ClusterEdge> Secrets(RenderedObject rendered, FluxObject flux, string own)
    {
        var spec = flux.Spec;
        var names = Existing(
            spec.At("secretRef", "name"),
            spec.At("certSecretRef", "name"),
            spec.At("proxySecretRef", "name"),
            spec.At("verify", "secretRef", "name"),
            spec.At("decryption", "secretRef", "name"),
            spec.At("kubeConfig", "secretRef", "name"),
            spec.At("chart", "spec", "verify", "secretRef", "name"),
            spec.At("git", "commit", "signingKey", "secretRef", "name"));
        var secrets = names.Select(n => Edge(ClusterEdgeKind.Secret, rendered, n, new ResourceId("", "v1", "Secret", own, n.Text ?? "")));
        return secrets.Concat(Existing(spec.At("kubeConfig", "configMapRef", "name")).Select(n => Edge(ClusterEdgeKind.Secret, rendered, n, new ResourceId("", "v1", "ConfigMap", own, n.Text ?? ""))));
    }

    private static IEnumerable<Field> Existing(params IEnumerable<Field> fields) => fields.Where(f => f.Exists);

    private ClusterEdge Edge(ClusterEdgeKind kind, RenderedObject from, Field field, ResourceId target)
    {
        var found = home.Find(target);
        return new ClusterEdge(kind, from, field, target, found) { IsResolved = found is not null };
    }
}
