using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Dependencies;

/// <summary>FX207: others depend on a Kustomization that is ready before its workloads are.</summary>
public sealed class DependencyWithoutHealth : ClusterRule
{
    private const int Shown = 3;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX207",
        Name = "dependency-without-health",
        Title = "Others depend on a Kustomization that checks no health: it is Ready as soon as it is applied",
        Level = Level.Warning,
        Fix = FixSafety.Ask,
        Why = """
            `dependsOn` waits for the dependency to be Ready, and a Kustomization without `wait` and `healthChecks` is Ready once the API server has taken its
            objects. Deployments have not started by then, HelmReleases have not installed anything, a database does not answer. The order looks right in
            Git, works when everything is up already, and fails on a new cluster or during an upgrade, where the dependents come too early.

            Add `wait: true` to the dependency, or list in `healthChecks` what its dependents need.

            Quiet when the dependency applies only objects that are ready at once (ConfigMaps, Namespaces, RBAC, definitions, for which Flux waits anyway),
            when the dependents judge it with `readyExpr`, and where a comment at `wait: false` gives the reason.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#dependencies",
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#wait",
            "https://github.com/fluxcd/kustomize-controller/blob/v1.9.4/internal/controller/kustomization_controller.go (checkHealth)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var dependents = cluster.Edges
            .Where(e => e.Kind == ClusterEdgeKind.DependsOn && e.Target is not null && e.Field.Parent?["readyExpr"].Exists != true)
            .ToLookup(e => e.Target!);
        foreach (var component in cluster.Components)
        {
            if (component is not { Kustomization: { } flux, State: ComponentState.Built } || flux.Wait.IsTrue || flux.HealthChecks.List is { Items.Count: > 0 } || !dependents.Contains(component.Object))
            {
                continue;
            }

            var slow = component.Objects.Where(o => TakesTime(o.Id) && o != component.Object).ToList();
            var at = context.For(component.Object, cluster);
            if (slow.Count == 0 || (flux.Wait.IsFalse && at.HasReason(flux.Wait)))
            {
                continue;
            }

            var waiting = dependents[component.Object].ToList();
            var who = waiting is [var only] ? $"`{only.From.Id.Name}` depends" : $"{waiting.Count} others depend";
            at.Report(
                flux.Wait.Exists ? flux.Wait : flux.Metadata["name"],
                $"{who} on Kustomization `{flux.Name}`, which has neither `wait` nor `healthChecks`: it is Ready before {Enumeration.Of(slow.Select(o => $"{o.Id.Kind} `{o.Id.Name}`"), Shown)} {(slow.Count == 1 ? "is" : "are")}",
                related: [.. waiting.Select(e => new RelatedPlace(e.Field.Origin.Place, $"`{e.From.Id.Name}` depends on it"))],
                fixes: [Fix(flux)]);
        }
    }

    private static Fix? Fix(FluxKustomization flux) => flux.Wait.Scalar is { } written
        ? Engine.Fix.Ask("set `wait: true`", YamlEdit.SetLiteral(written, "true"))
        : Engine.Fix.Ask("add `wait: true`", YamlEdit.Add(flux.Wait, "true", after: flux.Prune.Entry));

    /// <summary>Objects that are ready only some time after they are applied, and that others wait for.</summary>
    private static bool TakesTime(ResourceId id) => (id.Group, id.Kind) switch
    {
        ("apps", "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet") => true,
        ("batch", "Job") or ("", "Pod") => true,
        (FluxGroups.Kustomize, "Kustomization") or (FluxGroups.Helm, "HelmRelease") => true,
        ("cert-manager.io", "Certificate" or "Issuer" or "ClusterIssuer") => true,
        ("external-secrets.io", "ExternalSecret" or "SecretStore" or "ClusterSecretStore") => true,
        _ => false,
    };
}
