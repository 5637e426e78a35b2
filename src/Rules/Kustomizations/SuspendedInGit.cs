using Dryflux.Manifests.Flux;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Kustomizations;

/// <summary>FX216: <c>suspend: true</c> committed on a Flux object.</summary>
public sealed class SuspendedInGit : ObjectRule<FluxObject>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX216",
        Name = "suspended-in-git",
        Title = "`suspend: true` committed on a Flux object",
        Level = Level.Warning,
        Why = """
            A suspended object is not reconciled: no change from Git arrives, drift is not corrected, and it keeps the Ready status of the last run, so
            nothing looks wrong. Suspending is meant for the moment of an incident (`flux suspend`, `flux resume`). Committed to Git it survives every
            `flux resume`: the next reconciliation of the parent suspends the object again. Deleting a suspended Kustomization or HelmRelease leaves
            what it applied in the cluster.

            Remove the field, or say in a comment on the line why it stays.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#suspend", "https://fluxcd.io/flux/components/helm/helmreleases/#suspend"],
    };

    /// <inheritdoc/>
    public override void Check(FluxObject flux, RuleContext context)
    {
        if (!flux.Suspend.IsTrue || context.MayBePatched(flux.Suspend) || context.HasReason(flux.Suspend))
        {
            return;
        }

        context.Report(flux.Suspend, $"`suspend: true` in Git keeps {flux.Kind} `{flux.Name}` suspended: {Consequence(flux)}, and `flux resume` is undone by the next apply; if that is meant, say why in a comment");
    }

    private static string Consequence(FluxObject flux) => flux switch
    {
        FluxKustomization or FluxHelmRelease => "changes in Git are not applied and drift is not corrected",
        FluxAlert or FluxProvider => "it sends nothing",
        FluxReceiver => "its webhook triggers nothing",
        FluxImagePolicy or FluxImageRepository => "it finds no new image",
        FluxImageUpdateAutomation => "it commits nothing",
        _ => "it fetches nothing new",
    };
}
