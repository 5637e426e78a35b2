using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Reading;

/// <summary>FX003: a YAML file without Kubernetes object where Flux takes in every file.</summary>
public sealed class NotAKubernetesObject : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX003",
        Name = "not-a-kubernetes-object",
        Title = "A YAML file that is no Kubernetes object, where Flux takes in every file",
        Level = Level.Error,
        Why = """
            Without a kustomization file Flux makes one that lists every `.yaml` and `.yml` below the path, hidden files too, down to directories with a
            kustomization file of their own. Each must hold Kubernetes objects. A `values.yaml`, a Taskfile or a `.sops.yaml` in between is none, and
            the whole build fails on it.

            Write a `kustomization.yaml` that names what is meant, or name the file in a `.sourceignore` or in `spec.ignore` of the source.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#generating-a-kustomizationyaml-file", "https://github.com/fluxcd/pkg/blob/main/kustomize/kustomize_generator.go"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var component in cluster.Components)
        {
            foreach (var error in component.Errors.Where(e => e.Kind == BuildErrorKind.NotAnObject))
            {
                context.For(component, cluster).Report(error.Place, "this file is no Kubernetes object, and the build of the directory fails: write a kustomization.yaml that leaves it out, or a .sourceignore");
            }
        }
    }
}
