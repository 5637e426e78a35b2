using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Dependencies;

/// <summary>FX220: a health check of something that does not exist.</summary>
public sealed class HealthCheckTargetMissing : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX220",
        Name = "health-check-target-missing",
        Title = "A health check names an object that nothing in the cluster creates",
        Level = Level.Error,
        Why = """
            An entry of `healthChecks` that names nothing is waited for like any other, until the timeout, at every reconciliation: the Kustomization is never
            Ready although all it applies is healthy, and what depends on it never starts. The entry is compared by group, kind, namespace and name; without
            `apiVersion` it means `apps/v1`. Prefixes, hash suffixes and `targetNamespace` change the names that objects have in the cluster, and the
            entry has to follow by hand.

            A note when a chart that is not at hand could create the object, or the operator behind a custom resource of the namespace that it is named
            after (`vmagent-edge` for the VMAgent `edge`). Quiet with `wait: true`, where the list is ignored (FX201).
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#health-checks",
            "https://github.com/fluxcd/kustomize-controller/blob/v1.9.4/internal/controller/kustomization_controller.go (checkHealth)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var edge in cluster.Edges.Where(e => e.Kind == ClusterEdgeKind.HealthCheck && !e.IsResolved && AbsentTarget.IsKnown(e.TargetId)))
        {
            // Behind a kubeConfig lies another cluster.
            var owner = cluster.Component(edge.From.Id);
            if (owner is null || owner.IsRemote || owner.Kustomization!.Wait.IsTrue || cluster.Find(edge.TargetId) is not { IsCertain: false } presence)
            {
                continue;
            }

            var id = edge.TargetId;
            var similar = cluster.Objects.FirstOrDefault(o => o.Id.Kind == id.Kind && o.Id.Name == id.Name && o.Id.Namespace == id.Namespace);
            var named = id.Namespace.Length == 0 ? id.Name : $"{id.Namespace}/{id.Name}";
            var cause = presence.Kind == PresenceKind.Absent ? CustomResource(id, cluster) : null;
            var (level, message) = similar is not null && similar.Id.Group != id.Group
                ? (Level.Error, $"{id.Kind} `{named}` is of `{similar.Id.ApiVersion}`, not of `{id.ApiVersion}`: this check can only time out")
                : (presence.Kind == PresenceKind.Absent && cause is null ? Level.Error : Level.Note, $"nothing in the cluster creates {id.Kind} `{named}`: this check can only time out{(cause is null ? AbsentTarget.UnlessOf(id, presence, cluster) : $", unless the operator behind `{cause.Id}` does")}");
            context.For(edge.From, cluster).Report(
                edge.Field,
                message,
                level,
                AbsentTarget.Hint(id, cluster));
        }
    }

    /// <summary>A custom resource of the namespace that an object of Kubernetes' own kinds is named after; null when there is none.</summary>
    private static RenderedObject? CustomResource(ResourceId id, Cluster cluster) => id.Group.Contains('.', StringComparison.Ordinal)
        ? null
        : cluster.Objects.FirstOrDefault(o => o.Id.Namespace == id.Namespace && IsCustom(o.Id.Group) && $"-{id.Name}-".Contains($"-{o.Id.Name}-", StringComparison.Ordinal));

    private static bool IsCustom(string group) =>
        group.Contains('.', StringComparison.Ordinal) && !group.EndsWith(".k8s.io", StringComparison.Ordinal) && !group.EndsWith(".toolkit.fluxcd.io", StringComparison.Ordinal);
}
