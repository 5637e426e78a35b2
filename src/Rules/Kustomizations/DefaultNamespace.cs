using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Security;

namespace Dryflux.Rules.Kustomizations;

/// <summary>FX231: workloads in the namespace <c>default</c>.</summary>
public sealed class DefaultNamespace : ClusterRule
{
    private const string Default = "default";

    private const int Shown = 3;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX231",
        Name = "default-namespace",
        Title = "Workloads applied to the namespace `default`",
        Level = Level.Note,
        Why = """
            What names `default` as its namespace was seldom meant to stay there: it is copied from an example, or written because Flux refuses objects
            without a namespace (kubectl takes `default` for them). The namespace cannot be deleted with what is in it, everybody's forgotten objects meet
            there, and policies, quotas and network rules are seldom written for it. Give the workload a namespace of its own, by `targetNamespace` of the
            Kustomization or `namespace` of the overlay.

            Reported once for what puts the workloads there. Quiet when Git has the Namespace `default` itself: then it is used on purpose.
            """,
        Sources = ["https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces", "https://fluxcd.io/flux/components/kustomize/kustomizations/#target-namespace"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        if (cluster.Object("", "Namespace", "", Default) is not null)
        {
            return;
        }

        var workloads = cluster.Objects.Where(o => o.Id.Namespace == Default && PodSpecs.Of(o.Resource) is not null);
        foreach (var same in workloads.GroupBy(o => o.Resource.Field.At("metadata", "namespace").Origin.Place))
        {
            var all = same.ToList();
            var named = Enumeration.Of(all.Select(o => $"{o.Id.Kind} `{o.Id.Name}`"), Shown);
            context.For(all[0], cluster).Report(all[0].Resource.Field.At("metadata", "namespace"), $"{named} {(all.Count == 1 ? "goes" : "go")} to the namespace `default`");
        }
    }
}
