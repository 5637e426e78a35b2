using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ApiVersions;

/// <summary>FX101: an apiVersion that the target Flux no longer serves.</summary>
public sealed class RemovedApiVersion : DocumentRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX101",
        Name = "removed-api-version",
        Title = "A Flux `apiVersion` that the target Flux version no longer serves",
        Level = Level.Error,
        Fix = FixSafety.Safe,
        Why = """
            Flux 2.7, 2.8 and 2.9 each removed old API versions: 2.7 the first betas (source, kustomize, image and notification `v1beta1`, helm
            `v2beta1`), 2.8 source and kustomize `v1beta2` and helm `v2beta2`, 2.9 image and notification `v1beta2`. Not every beta went with 2.7,
            and nothing converts what is in Git; `flux migrate -f` rewrites the versions there, but no fields (FX103). After the upgrade the API
            server does not know them: applying such an object fails, and the whole Kustomization that holds it fails with it. In a health check, a
            Receiver or the selector of a patch nothing is rejected at all: the check runs into its timeout, the webhook triggers nothing, the patch
            matches nothing.

            The version is judged wherever it stands: objects, `healthChecks`, Receiver `resources`, `sourceRef`, and in the target and the text of
            patches. Where Flux does not look at it (`sourceRef`, the text of a patch that has a `target`) it is a warning. `v1beta3` of Alert
            and Provider and `v1beta1` of ArtifactGenerator are the newest there are. The fix moves fields that the new version dropped as
            well, where another field takes their place (FX103).
            """,
        Sources = ["https://github.com/fluxcd/flux2/releases/tag/v2.7.0", "https://github.com/fluxcd/flux2/releases/tag/v2.8.0", "https://github.com/fluxcd/flux2/releases/tag/v2.9.0"],
    };

    /// <inheritdoc/>
    public override void Check(SourceDocument document, RuleContext context)
    {
        foreach (var reference in ApiReferences.In(document))
        {
            if (FluxApis.Find(reference.Group, reference.Kind, reference.Version) is { } api
                && api.IsRemoved(context.Target.Flux)
                && FluxApis.Newest(reference.Group, reference.Kind, context.Target.Flux) is not null)
            {
                var common = FluxApis.Newest(reference.Group, reference.Kind, context.Flux);
                var level = reference.Use is ApiReferenceUse.Source or ApiReferenceUse.TargetedPatch ? Level.Warning : Level.Error;
                context.Report(
                    reference.At,
                    $"{api.Kind} `{api.ApiVersion}` is gone since Flux {api.Removed}: {Consequence(reference.Use, context.Target.Flux)}",
                    level,
                    common is null ? $"no version works with both Flux {context.Flux.Oldest} and {context.Flux.Newest}" : $"write {common.Version}",
                    fixes: common is null ? null : ApiVersionFix.To(common, reference, document, context));
            }
        }
    }

    private static string Consequence(ApiReferenceUse use, FluxVersion target) => use switch
    {
        ApiReferenceUse.Object => $"a cluster with Flux {target} does not know it, and applying the object fails",
        ApiReferenceUse.Patch => $"the patch is for objects of that version only, and a cluster with Flux {target} takes none",
        ApiReferenceUse.TargetedPatch => "the `target` finds the object, so the patch still works, but it says what is no longer true",
        ApiReferenceUse.Selector => "nothing of that version is left to match, so this applies to nothing, and nobody is told",
        ApiReferenceUse.Source => "Flux finds the source by kind and name, so this still works, but it says what is no longer true",
        _ => $"a cluster with Flux {target} does not know it, so the object is never found",
    };
}
