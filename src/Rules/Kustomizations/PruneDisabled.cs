using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Kustomizations;

/// <summary>FX212: <c>prune: false</c> without a reason to be seen.</summary>
public sealed class PruneDisabled : ObjectRule<FluxKustomization>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX212",
        Name = "prune-disabled",
        Title = "`prune: false`: what is removed from Git stays in the cluster",
        Level = Level.Note,
        Why = """
            With `prune: false` kustomize-controller never deletes anything. An object whose file is removed, or that is renamed, stays in the cluster
            with its old configuration, owned by nobody, and the Kustomization stays Ready. Deleting the Kustomization leaves everything behind, too,
            unless `deletionPolicy` says otherwise. Turn pruning on, and protect single objects with the annotation
            `kustomize.toolkit.fluxcd.io/prune: disabled`.

            Quiet for Kustomizations that bring CRDs (pruning one deletes every custom resource of its kind) and where a comment gives the reason.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#prune"],
    };

    /// <inheritdoc/>
    public override void Check(FluxKustomization flux, RuleContext context)
    {
        if (!flux.Prune.IsFalse || context.MayBePatched(flux.Prune) || context.HasReason(flux.Prune) || BringsCrds(flux, context.Workspace))
        {
            return;
        }

        context.Report(flux.Prune, "`prune: false`: objects that are removed from Git, or renamed, stay in the cluster; if that is meant, say why in a comment");
    }

    private static bool BringsCrds(FluxKustomization flux, Workspace workspace) =>
        flux.Name.Contains("crd", StringComparison.OrdinalIgnoreCase)
        || (flux.Path.Text is { } path
            && RepoPath.TryParse(path) is { } directory
            && (directory.Value.Contains("crd", StringComparison.OrdinalIgnoreCase)
                || BuildInputs.Of(workspace, directory).Any(r => r.Id.Kind == "CustomResourceDefinition")));
}
