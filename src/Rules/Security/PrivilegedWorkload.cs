using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX813: pods that leave their container.</summary>
public sealed class PrivilegedWorkload : ClusterRule
{
    private static readonly (string Field, string Gets)[] HostFields =
    [
        ("hostNetwork", "the network of the node"),
        ("hostPID", "every process of the node"),
        ("hostIPC", "the shared memory of the node"),
    ];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX813",
        Name = "privileged-workload",
        Title = "A workload that runs with the rights of its node",
        Level = Level.Warning,
        Why = """
            `privileged: true` and `hostNetwork`, `hostPID`, `hostIPC` take away the walls between a container and its node: who gets into the container
            has the node. The value is shown where it is written, which may be an overlay or a patch far from the workload. Some workloads need it (a CNI,
            a storage driver, a node exporter): say so with `# dryflux: ignore[FX813] reason` beside the value.

            Workloads as they are rendered are looked at; charts are not. With the strict profile, `allowPrivilegeEscalation: true` and
            `readOnlyRootFilesystem: false` are notes.
            """,
        Sources = ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var rendered in cluster.Objects)
        {
            if (PodSpecs.Of(rendered.Resource) is not { } pod)
            {
                continue;
            }

            var about = context.For(rendered, cluster);
            foreach (var (name, gets) in HostFields)
            {
                if (pod[name].IsTrue)
                {
                    about.ReportKey(pod[name], $"`{name}: true` gives the pods of {rendered.Id.Kind} `{rendered.Id.Name}` {gets}");
                }
            }

            foreach (var container in PodSpecs.Containers(pod))
            {
                CheckContainer(container, about);
            }
        }
    }

    private static void CheckContainer(Field container, RuleContext context)
    {
        var security = container["securityContext"];
        var name = container["name"].Text;
        if (security["privileged"].IsTrue)
        {
            context.ReportKey(security["privileged"], $"`privileged: true` gives container `{name}` every right on its node");
        }
        else if (context.IsStrict && security["allowPrivilegeEscalation"].IsTrue)
        {
            context.ReportKey(security["allowPrivilegeEscalation"], $"`allowPrivilegeEscalation: true` lets programs in container `{name}` gain rights", Level.Note);
        }

        if (context.IsStrict && security["readOnlyRootFilesystem"].IsFalse)
        {
            context.ReportKey(security["readOnlyRootFilesystem"], $"`readOnlyRootFilesystem: false` lets programs in container `{name}` change its files", Level.Note);
        }
    }
}
