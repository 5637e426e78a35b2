using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX815: pods that their namespace does not let in.</summary>
public sealed class PodSecurityViolation : ClusterRule
{
    private const int Shown = 20;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX815",
        Name = "pod-security-violation",
        Title = "A workload whose pods the Pod Security level of its namespace refuses",
        Level = Level.Warning,
        Set = RuleSet.Strict,
        Why = """
            A Namespace labelled `pod-security.kubernetes.io/enforce` refuses pods, not workloads: the API server takes the Deployment with a warning that
            only an interactive client shows, Flux reports it as applied, and the ReplicaSet tries in vain to create a pod. Without `wait` or health checks
            the Kustomization is Ready; with them it fails when the timeout is over, without the reason. A running workload goes on with its old pods
            until one of them is moved.

            The pods are judged as rendered, by what `baseline` and `restricted` ask for at `enforce-version`, or else at the Kubernetes version that the
            repository is judged for. What a level asks for is often missing, and then stands at the container. Charts are not rendered. Quiet for `warn` and
            `audit`, for namespaces whose labels are not in Git, for values that an unknown variable holds, and where policies in the cluster change pods as
            they are created.
            """,
        Sources =
        [
            "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
            "https://kubernetes.io/docs/concepts/security/pod-security-admission/#workload-resources-and-pod-templates",
            "https://github.com/kubernetes/pod-security-admission/tree/master/policy",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        if (cluster.Objects.Any(ChangesPods))
        {
            return;
        }

        foreach (var rendered in cluster.Objects)
        {
            if (PodSpecs.Of(rendered.Resource) is not { } pod
                || cluster.Object("", "Namespace", "", rendered.Id.Namespace) is not { } home
                || PodSecurityLevel.Of(home, context.Target) is not { } level
                || level.Forbids(pod) is not { Count: > 0 } forbidden)
            {
                continue;
            }

            // What is written is a decision of somebody, what is missing is not.
            var first = forbidden.FirstOrDefault(f => f.At.Exists) ?? forbidden[0];
            var others = forbidden.Where(f => f != first).ToList();
            context.For(rendered, cluster).ReportKey(
                first.At,
                $"namespace `{home.Id.Name}` enforces `{level.Label.Text}` and refuses {Pods(rendered)}: {first.What}{(others.Count == 0 ? "" : $", and {others.Count} more")}",
                related: [new RelatedPlace(level.Label.KeyOrigin.Place, "the level"), .. others.GroupBy(f => f.At.KeyOrigin.Place).Take(Shown).Select(g => new RelatedPlace(g.Key, string.Join("; ", g.Select(f => f.What))))]);
        }
    }

    private static string Pods(RenderedObject workload) => workload.Id.Kind == "Pod" ? $"Pod `{workload.Id.Name}`" : $"the pods of {workload.Id.Kind} `{workload.Id.Name}`";

    /// <summary>True for a policy that may set on admission what a pod lacks.</summary>
    private static bool ChangesPods(RenderedObject rendered) => rendered.Id.Group switch
    {
        "kyverno.io" => rendered.Resource.Field["spec"]["rules"].Items.Any(r => r["mutate"].Exists),
        "policies.kyverno.io" => rendered.Id.Kind.Contains("Mutating", StringComparison.Ordinal),
        "mutations.gatekeeper.sh" => true,
        "admissionregistration.k8s.io" => rendered.Id.Kind == "MutatingAdmissionPolicy",
        _ => false,
    };
}
