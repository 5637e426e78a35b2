using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Security;

namespace Dryflux.Rules.Substitution;

/// <summary>FX309: a kustomize-controller that puts an empty text in the place of undefined variables.</summary>
public sealed class StrictSubstitutionOff : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX309",
        Name = "strict-substitution-off",
        Title = "kustomize-controller puts an empty text in the place of undefined variables",
        Level = Level.Note,
        Since = StrictSubstitution.Since,
        Why = """
            From Flux 2.3 to 2.8 a variable without value becomes an empty text unless kustomize-controller is started with
            `--feature-gates=StrictPostBuildSubstitutions=true`; since 2.9 it fails by itself unless somebody turns the gate off. A mistyped name is then
            applied as an empty host, image tag or label, and every object is Ready. Turn the gate on (`flux-system/kustomization.yaml` holds the patches
            for the controllers), and what FX303 finds will fail before it does damage.

            Only for a controller or FluxInstance in Git, in clusters where some Flux Kustomization substitutes variables.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/options/#feature-gates",
            "https://github.com/fluxcd/kustomize-controller/blob/v1.9.0/internal/features/features.go (StrictPostBuildSubstitutions)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var strict = StrictSubstitution.Of(cluster);
        if (strict.IsOn || !cluster.Components.Any(c => c.Kustomization?.PostBuild.Exists == true)
            || cluster.Objects.FirstOrDefault(o => o.Id is { Kind: "Deployment", Name: "kustomize-controller" } or { Group: FluxGroups.Operator, Kind: "FluxInstance" }) is not { } controller)
        {
            return;
        }

        if (strict.Gate is { } gate)
        {
            context.For(controller, cluster).Report(gate, $"`{StrictSubstitution.GateName}` is turned off: a variable without value becomes an empty text");
        }
        else
        {
            var args = PodSpecs.Of(controller.Resource)?["containers"][0]["args"];
            context.For(controller, cluster).ReportKey(
                args is { Exists: true } ? args : controller.Resource.Field["spec"],
                $"kustomize-controller runs without `--feature-gates={StrictSubstitution.GateName}=true`: in Flux {context.Target.Flux} a variable without value becomes an empty text");
        }
    }
}
