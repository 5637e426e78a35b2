using Dryflux.Manifests.Flux;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX415: <c>targetNamespace</c> without <c>storageNamespace</c>.</summary>
public sealed class StorageNamespace : ObjectRule<FluxHelmRelease>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX415",
        Name = "storage-namespace",
        Title = "`targetNamespace` without `storageNamespace`: Helm's records lie in another namespace than the release",
        Level = Level.Note,
        Why = """
            `storageNamespace` defaults to the namespace of the HelmRelease, not to `targetNamespace`. The objects of the release are then in one
            namespace and Helm's release Secrets in another: `helm list` and `helm history` in the target namespace show nothing, and whoever may read
            Secrets where the HelmRelease lies can read every value of the release. Set `storageNamespace` when the release is first installed. Setting
            it later makes Flux uninstall the release and install it anew.
            """,
        Sources = ["https://fluxcd.io/flux/components/helm/helmreleases/#storage-namespace"],
    };

    /// <inheritdoc/>
    public override void Check(FluxHelmRelease flux, RuleContext context)
    {
        // A HelmRelease without a namespace gets it from an overlay or its Flux Kustomization.
        if (flux.Namespace.Length == 0
            || flux.TargetNamespace.Text is not { Length: > 0 } target
            || target == flux.Namespace
            || target.HasVariable
            || flux.Namespace.HasVariable
            || !context.IsMissing(flux.StorageNamespace)
            || context.MayBePatched(flux.TargetNamespace))
        {
            return;
        }

        context.Report(flux.TargetNamespace, $"the release runs in `{target}`, but Helm keeps its records in `{flux.Namespace}`, because `storageNamespace` is not set: `helm list -n {target}` does not show it");
    }
}
